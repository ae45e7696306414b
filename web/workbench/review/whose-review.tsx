import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { useAssignment } from '../../portal/case/use-assignment.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';

/**
 * Whether the review is the reader's, or still nobody's: then he takes it here, before he judges, since what is
 * sent back returns to whom it was given. That somebody else has it, the header says as whose turn it is.
 */
export function WhoseReview({ found }: { found: CaseView }) {
  const m = useMessages(messages);
  const { take, isMine, isGiving, error } = useAssignment(found);
  const words = useRef<HTMLElement>(null);
  if (found.ended || (!isMine && (found.assignee || !take))) return null;
  const onTake = async () => {
    await take?.();
    // The button goes; who pressed it reads on where it stood.
    words.current?.focus();
  };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography component="span" role="status" ref={words} tabIndex={-1} color="textSecondary">
          {m(isMine ? 'whose.yours' : 'whose.nobody')}
        </Typography>
        {take && (
          <Button size="small" variant="outlined" disabled={isGiving} onClick={() => void onTake()}>
            {m('whose.take')}
          </Button>
        )}
      </Box>
      <ProblemAlert error={error} />
    </>
  );
}
