import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { StepSource } from '../../renderers/step-form.tsx';
import type { CaseView } from '../../shared/api/cases.ts';
import type { StepAnswer } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { placeHref } from '../case/place-href.ts';
import { SignedNotice } from './signed-notice.tsx';
import type { StepAddress, useAutosave } from './use-autosave.ts';

interface StepNoticesProps {
  address: StepAddress;
  found: CaseView;
  start: StepAnswer;
  files: StepSource;
  /** Not one that is shown only afterwards. */
  isStep: boolean;
  save: ReturnType<typeof useAutosave>;
}

/** What the reader should know before he types: what was restored, merged, refused, asked for. */
export function StepNotices({ address, found, start, files, isStep, save }: StepNoticesProps) {
  const { t, say, language } = useLanguage();
  const base = `${address.form}.${address.step}`;
  const asked = start.only?.filter((place) => place.startsWith(`${base}.`)) ?? [];
  const isOpen = start.canEdit && (start.only === null || asked.length > 0 || start.only.includes(base));
  const labelOf = (place: string) => {
    const path = place.slice(base.length + 1);
    const question = start.questions[`/${path.replace(/\./g, '/')}`];
    return question ? say(question.title) : (files.i18n?.[language]?.[`${path}.label`] ?? path);
  };
  return (
    <>
      {save.refusal !== null && (
        <>
          <ProblemAlert error={save.refusal} hrefOf={(place) => placeHref(address.case, place)} />
          <Button variant="outlined" size="small" onClick={save.drop} sx={{ mb: 2 }}>
            {t('save.drop')}
          </Button>
        </>
      )}
      {save.restored && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('step.restored')}
        </Alert>
      )}
      {save.mergedIn && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('step.merged')}
        </Alert>
      )}
      {!isOpen && isStep && (
        <Alert severity="info" icon={false} sx={{ mb: 2 }}>
          {t('step.readOnly')}
        </Alert>
      )}
      {isOpen && isStep && <SignedNotice found={found} place={base} />}
      {asked.length > 0 && start.canEdit && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('step.onlySome')}
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {asked.map((place) => (
              <li key={place}>
                <Link component={RouterLink} to={placeHref(address.case, place) ?? ''} color="inherit">
                  {labelOf(place)}
                </Link>
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </>
  );
}
