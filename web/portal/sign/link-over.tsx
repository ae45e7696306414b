import Typography from '@mui/material/Typography';
import { ApiError } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { signMessages } from './messages.ts';

const KNOWN = {
  'link-unknown': ['unknown', 'unknownHelp'],
  'link-used': ['used', 'usedHelp'],
  'link-expired': ['expired', 'expiredHelp'],
  'link-replaced': ['replaced', 'replacedHelp'],
  'link-over': ['over', 'overHelp'],
  'too-many-requests': ['tooMany', 'tooManyHelp'],
} as const;

/** Why a link does not open, and what its bearer can do. */
export function LinkOver({ error }: { error: unknown }) {
  const { date, moment } = useLanguage();
  const m = useMessages(signMessages);
  const problem = error instanceof ApiError ? error.problem : null;
  const found = Object.entries(KNOWN).find(([code]) => code === problem?.code)?.[1];
  if (!found) {
    return (
      <Page title={m('title')} width="narrow">
        <ProblemAlert error={error} />
      </Page>
    );
  }
  const usedAt = problem?.usedAt;
  const expiresOn = problem?.expiresOn;
  const when =
    typeof usedAt === 'string' ? moment(usedAt) : typeof expiresOn === 'string' ? date(expiresOn) : '';
  return (
    <Page title={m(found[0])} width="narrow">
      <Typography role="status">{m(found[1], { date: when })}</Typography>
    </Page>
  );
}
