import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { formHref } from '../case/step-to-fill.ts';
import { stepMessages } from './messages.ts';

/** Whether a form is still with those who fill it in: what thanks for it would say what is not so. */
export const isUnsent = (found: Pick<CaseView, 'submittedOn'>, form: Pick<CaseForm, 'canEdit'>): boolean =>
  found.submittedOn === null || form.canEdit;

/** In the place of a closing step that was opened before its form was sent. */
export function NotSent({ found, form }: { found: CaseView; form: CaseForm }) {
  const { say } = useLanguage();
  const m = useMessages(stepMessages);
  return (
    <Box component="section" aria-label={m('notSent')} sx={{ minWidth: 0 }}>
      <Alert severity="info">
        <AlertTitle component="h2">{m('notSent')}</AlertTitle>
        {m(form.canEdit ? 'notSentHelp' : 'notSentOther')}
      </Alert>
      <Button
        component={Link}
        to={form.canEdit ? formHref(found, form) : `/cases/${found.id}`}
        variant="contained"
        sx={{ mt: 2 }}
      >
        {form.canEdit ? m('toForm', { form: say(form.title) }) : m('toCase')}
      </Button>
    </Box>
  );
}
