import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseRequest } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { useLineWords } from './use-line-words.ts';

interface RequestQuoteProps {
  request: CaseRequest;
  program: string;
  /** Cuts the message after so many lines, where it stands in full elsewhere. */
  lines?: number;
}

/** What somebody wrote to the reader when the case came to him: who, as what, when, in his own words. */
export function RequestQuote({ request, program, lines }: RequestQuoteProps) {
  const { moment } = useLanguage();
  const m = useMessages(messages);
  const { person } = useLineWords(program);
  return (
    <Box
      component="blockquote"
      sx={{ m: 0, my: 1, pl: 1.5, borderLeft: 3, borderColor: 'divider', maxWidth: '75ch' }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {m('request.by', { who: person(request.by), when: moment(request.at) })}
      </Typography>
      <Box
        sx={{
          typography: 'body1',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          ...(lines && {
            typography: 'body2',
            display: '-webkit-box',
            WebkitBoxOrient: 'vertical',
            WebkitLineClamp: String(lines),
            overflow: 'hidden',
          }),
        }}
      >
        {request.message}
      </Box>
    </Box>
  );
}
