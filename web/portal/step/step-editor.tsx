import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import type { OfferedEvent } from '../../../engine/index.ts';
import { StepForm, type StepSource } from '../../renderers/step-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { type CaseForm, type CaseView, useCaseChanged } from '../../shared/api/cases.ts';
import { type FormState, type StepAnswer, useFormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { EventButtons } from '../case/event-buttons.tsx';
import { placeHref } from '../case/place-href.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { findingsOfStep } from './findings.ts';
import { FindingsList } from './findings-list.tsx';
import { focusField } from './focus-field.ts';
import { type OfferedRow, offerHref, withAddedRow } from './offer.tsx';
import { SaveStatusLine } from './save-status-line.tsx';
import { StepNotices } from './step-notices.tsx';
import { stepTitle } from './step-title.ts';
import { type StepAddress, useAutosave } from './use-autosave.ts';
import { useNeighbours } from './use-neighbours.ts';
import { useSurroundingsOf } from './use-surroundings-of.tsx';
import { WayBack } from './way-back.tsx';

const NO_OFFERS: OfferedRow[] = [];

interface StepEditorProps {
  address: StepAddress;
  user: string;
  found: CaseView;
  form: CaseForm;
  files: StepSource;
  start: StepAnswer;
  /** Told how the form as a whole stands, after each save anew. */
  onState: (state: FormState) => void;
}

/** The fields of a step, saved as they are filled in, with the way back, on and out. */
export const StepEditor = memo(function StepEditor({
  address,
  user,
  found,
  form,
  files,
  start,
  onState,
}: StepEditorProps) {
  const { t, say } = useLanguage();
  const navigate = useNavigate();
  const location = useLocation();
  const caseChanged = useCaseChanged();
  const [query] = useSearchParams();
  const [refused, setRefused] = useState<unknown>(null);
  const save = useAutosave(address, user, start);
  const { change, put, flush, latest } = save;
  const onChange = useCallback(
    (data: Record<string, unknown>) => {
      if (start.canEdit) change(data);
    },
    [change, start.canEdit],
  );
  const checked = useFormState(address.case, address.form, save.saves);
  const state = checked.data;
  const findings = useMemo(
    () => findingsOfStep(state?.problems ?? [], { form: address.form, step: address.step }),
    [state, address],
  );
  useEffect(() => {
    if (state) onState(state);
  }, [state, onState]);
  const take = useCallback(
    async (offer: OfferedRow) => {
      await flush();
      navigate(offerHref(address.case, offer));
    },
    [flush, navigate, address.case],
  );
  const surroundings = useSurroundingsOf({
    address,
    found,
    start,
    findings: findings.atFields,
    showErrors: query.has('show') || refused !== null,
    target: query.get('at') ?? undefined,
    offers: state?.offers ?? NO_OFFERS,
    onOffer: take,
  });

  // A row that another step offered: begun here, and opened.
  const add = start.canEdit ? query.get('add') : null;
  const from = query.get('from');
  useEffect(() => {
    const begun = withAddedRow(latest(), add);
    if (!begun) return;
    put(begun.data);
    const table = begun.at.slice(0, begun.at.lastIndexOf('.'));
    navigate(`?${new URLSearchParams({ at: begun.at, ...(from !== null && { from }) })}#${fieldId(table)}`, {
      replace: true,
    });
  }, [add, from, put, latest, navigate]);

  // A link of an error summary names the field; it is there only after the form is drawn.
  useEffect(() => focusField(location.hash.slice(1)), [location]);
  useSteadyOutline(found.id, save.saves, checked.dataUpdatedAt);

  const neighbours = useNeighbours(found, form, address.step, save);
  const here = `${address.form}.${address.step}`;
  const isOfferedHere = ({ submits, at }: OfferedEvent) =>
    at?.includes(here) ||
    (neighbours.next === undefined && form.canEdit && submits?.includes(form.id)) ||
    false;
  const closing = form.steps.find((step) => step.closing);
  const title = form.steps.find((step) => step.id === address.step)?.title;
  return (
    <Box component="section" aria-label={say(title)} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline', mb: 2 }}>
        <Typography variant="h2" sx={{ flexGrow: 1 }}>
          {say(title)}
        </Typography>
        {start.canEdit && <SaveStatusLine status={save.status} saves={save.saves} />}
      </Box>
      <ProblemAlert
        error={refused}
        hrefOf={(place) => placeHref(found.id, place)}
        partOf={(place) => say(stepTitle(found.forms, place))}
        onClose={() => setRefused(null)}
      />
      <StepNotices
        address={address}
        found={found}
        start={start}
        files={files}
        isStep={neighbours.isStep}
        save={save}
      />
      <FindingsList findings={findings.ofWhole} />
      <StepForm
        step={files}
        data={save.shown}
        readOnly={!start.canEdit}
        surroundings={surroundings}
        drafts={save.drafts}
        onChange={onChange}
      />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'flex-start',
          gap: 1.5,
          mt: 4,
          pt: 2,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <WayBack found={found} from={from} />
        {neighbours.before !== undefined && (
          <Button {...neighbours.turnTo(neighbours.before)} variant="outlined">
            {t('step.back')}
          </Button>
        )}
        {neighbours.next !== undefined && (
          <Button {...neighbours.turnTo(neighbours.next)} variant={from === null ? 'contained' : 'outlined'}>
            {t('step.next')}
          </Button>
        )}
        {start.canEdit && (
          <EventButtons
            found={found}
            only={isOfferedHere}
            second={form.mend !== null}
            // Where two wrote, the writer chooses first; what else failed, the event's own refusal says.
            before={async () => (await save.flush()) || save.state().conflict === null}
            onRefused={setRefused}
            onDone={({ type, submits }) =>
              closing && submits?.includes(form.id)
                ? navigate(`/cases/${found.id}/forms/${form.id}/${closing.id}`)
                : navigate(`/cases/${found.id}`, { state: { done: type } })
            }
          />
        )}
        <Box sx={{ flexGrow: 1 }} />
        <Button
          component={Link}
          to={neighbours.isStep ? `/cases/${found.id}` : '/'}
          onClick={() => void save.flush().then(() => caseChanged(found.id))}
        >
          {!neighbours.isStep ? t('step.toDashboard') : start.canEdit ? t('step.exit') : t('app.close')}
        </Button>
      </Box>
      {save.conflict && <ConflictDialog conflict={save.conflict} step={files} onChoose={save.resolve} />}
    </Box>
  );
});

/** The list of steps says how each stands: it is read again after the findings of a save came in. */
function useSteadyOutline(id: string, saves: number, checkedAt: number): void {
  const caseChanged = useCaseChanged();
  const changed = useRef(caseChanged);
  changed.current = caseChanged;
  useEffect(() => {
    if (saves > 0 && checkedAt > 0) void changed.current(id);
  }, [id, saves, checkedAt]);
}
