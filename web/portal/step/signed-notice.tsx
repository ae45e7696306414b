import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stepMessages } from './messages.ts';

interface SignedNoticeProps {
  found: Pick<CaseView, 'signatures'>;
  /** The step, as `form.step`. */
  place: string;
}

/** Who may change what somebody signed knows it before, and sees afterwards what it means. */
export function SignedNotice({ found, place }: SignedNoticeProps) {
  const { say } = useLanguage();
  const m = useMessages(stepMessages);
  return found.signatures
    .filter(({ covers }) => covers.includes(place))
    .map(({ title, holds }) => {
      const what = title === null ? m('signature') : say(title);
      return (
        <Alert key={what} severity={holds ? 'info' : 'warning'} sx={{ mb: 2 }} role="status">
          {/* Both take the same room: what is being filled in below does not move when the words change. */}
          <Box sx={{ display: 'grid' }}>
            {(['signed', 'signedBefore'] as const).map((words) => (
              <Box
                key={words}
                sx={{
                  gridArea: '1 / 1',
                  visibility: (words === 'signed') === holds ? 'visible' : 'hidden',
                }}
              >
                {m(words, { what })}
              </Box>
            ))}
          </Box>
        </Alert>
      );
    });
}
