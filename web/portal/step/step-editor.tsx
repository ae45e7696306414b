import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import type { FileAnswer, FormSurroundings } from '../../renderers/form-context.tsx';
import { StepForm, type StepSource } from '../../renderers/step-form.tsx';
import { type CaseForm, type CaseView, useCaseChanged } from '../../shared/api/cases.ts';
import { type StepAnswer, uploadFile } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { EventButtons } from '../case/event-buttons.tsx';
import { placeHref } from '../case/place-href.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { SaveStatusLine } from './save-status-line.tsx';
import { type StepAddress, unsavedText, useAutosave } from './use-autosave.ts';

interface StepEditorProps {
  address: StepAddress;
  found: CaseView;
  form: CaseForm;
  files: StepSource;
  start: StepAnswer;
}

/** The fields of a step, saved as they are filled in, with the way back, on and out. */
export function StepEditor({ address, found, form, files, start }: StepEditorProps) {
  const { t, say } = useLanguage();
  const navigate = useNavigate();
  const location = useLocation();
  const caseChanged = useCaseChanged();
  const [query] = useSearchParams();
  const [refused, setRefused] = useState<unknown>(null);
  const [shown, setShown] = useState(() => {
    const kept = start.canEdit ? unsavedText(address) : null;
    return { data: kept ?? start.data, round: 0, restored: kept !== null };
  });
  const save = useAutosave(address, start);
  const { change } = save;
  const onChange = useCallback(
    (data: Record<string, unknown>) => start.canEdit && change(data),
    [change, start.canEdit],
  );
  const surroundings = useSurroundingsOf(
    address,
    start,
    save.problems,
    query.has('show') || refused !== null,
  );

  useEffect(() => {
    // A link of an error summary names the field; it is there only after the form is drawn.
    const id = location.hash.slice(1);
    if (!id) return;
    const timer = setTimeout(() => {
      const field = document.getElementById(id);
      field?.scrollIntoView({ block: 'center' });
      field?.focus();
    }, 150);
    return () => clearTimeout(timer);
  }, [location.hash]);

  const order = form.steps.filter((step) => !step.closing).map((step) => step.id);
  const at = order.indexOf(address.step);
  const hrefOf = (step: string) => `/cases/${found.id}/forms/${form.id}/${step}`;
  async function goTo(path: string) {
    await save.flush();
    await caseChanged(found.id);
    navigate(path);
  }
  const closing = form.steps.find((step) => step.closing);
  const title = form.steps.find((step) => step.id === address.step)?.title;
  const last = at === order.length - 1;
  return (
    <Box component="section" aria-label={say(title)}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline', mb: 2 }}>
        <Typography variant="h2" sx={{ flexGrow: 1 }}>
          {say(title)}
        </Typography>
        {start.canEdit && <SaveStatusLine status={save.status} />}
      </Box>
      <ProblemAlert
        error={refused}
        hrefOf={(place) => placeHref(found.id, place)}
        onClose={() => setRefused(null)}
      />
      <ProblemAlert error={save.refusal} />
      {shown.restored && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('step.restored')}
        </Alert>
      )}
      {!start.canEdit && at >= 0 && (
        <Alert severity="info" icon={false} sx={{ mb: 2 }}>
          {t('step.readOnly')}
        </Alert>
      )}
      {start.canEdit && start.only && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('step.onlySome')}
        </Alert>
      )}
      <StepForm
        key={shown.round}
        step={files}
        data={shown.data}
        readOnly={!start.canEdit}
        surroundings={surroundings}
        onChange={onChange}
      />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1.5,
          mt: 4,
          pt: 2,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        {at > 0 && (
          <Button variant="outlined" onClick={() => goTo(hrefOf(order[at - 1] as string))}>
            {t('step.back')}
          </Button>
        )}
        {at >= 0 && !last && (
          <Button variant="contained" onClick={() => goTo(hrefOf(order[at + 1] as string))}>
            {t('step.next')}
          </Button>
        )}
        {(last || at < 0) && form.canEdit && (
          <EventButtons
            found={found}
            submits={form.id}
            before={save.flush}
            onRefused={setRefused}
            onDone={() => navigate(closing ? hrefOf(closing.id) : `/cases/${found.id}`)}
          />
        )}
        <Box sx={{ flexGrow: 1 }} />
        <Button
          component={Link}
          to={at < 0 ? '/' : `/cases/${found.id}`}
          onClick={() => void save.flush().then(() => caseChanged(found.id))}
        >
          {at < 0 ? t('step.toDashboard') : t('step.exit')}
        </Button>
      </Box>
      {save.conflict && (
        <ConflictDialog
          conflict={save.conflict}
          step={files}
          onChoose={(keep) => {
            if (!save.conflict) return;
            const data = save.resolve(keep, save.conflict);
            setShown({ data, round: shown.round + 1, restored: false });
          }}
        />
      )}
    </Box>
  );
}

/** What the renderers may know of this step: the server's findings, what may be changed, where files go. */
function useSurroundingsOf(
  address: StepAddress,
  start: StepAnswer,
  problems: StepAnswer['problems'],
  showErrors: boolean,
): FormSurroundings {
  const { say } = useLanguage();
  return useMemo(() => {
    const base = `${address.form}.${address.step}.`;
    const only = start.only;
    return {
      showErrors,
      // Schema errors come from the form itself; here are the findings of rules.
      problemsAt: (path) =>
        problems
          .filter((problem) => problem.keyword === problem.severity && problem.place === base + path)
          .map((problem) => ({ severity: problem.severity, message: say(problem.message) })),
      mayEdit: (path) =>
        only === null ||
        only.some((place) => {
          const full = base + path;
          return (
            full === place ||
            full.startsWith(`${place}.`) ||
            place.startsWith(`${full}.`) ||
            `${place}.` === base
          );
        }),
      choicesAt: (path) => start.choices?.[`/${path.replace(/\./g, '/')}`],
      upload: (path, file, onProgress) =>
        uploadFile<FileAnswer>(
          address.case,
          address.form,
          address.step,
          `/${path.replace(/\./g, '/')}`,
          file,
          onProgress,
        ),
      fileUrl: (file) => `/api/v1/files/${file.id}`,
    };
  }, [address, start, problems, showErrors, say]);
}
