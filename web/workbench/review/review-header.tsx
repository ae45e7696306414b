import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { CaseHeader } from '../../portal/case/case-header.tsx';
import { DueLine } from '../../portal/case/due-line.tsx';
import { useTurn } from '../../portal/case/use-turn.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { QueueNav } from '../queue/queue-nav.tsx';
import { messages } from './messages.ts';
import { WhoseReview } from './whose-review.tsx';

interface ReviewHeaderProps {
  found: CaseView;
  title: string;
  /** The same form without the tools of a review. */
  plainHref: string;
}

/** Which review of which case; on a phone two lines, with the rest folded away. */
export function ReviewHeader({ found, title, plainHref }: ReviewHeaderProps) {
  const m = useMessages(messages);
  const isWide = useMediaQuery(useTheme().breakpoints.up('sm'));
  const plain = (
    <Link component={RouterLink} to={plainHref} variant="body2">
      {m('plain')}
    </Link>
  );
  if (!isWide) return <Folded key={found.id} found={found} title={title} plain={plain} />;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline', mb: 1 }}>
        <Typography variant="h1" sx={{ flexGrow: 1 }}>
          {title}
        </Typography>
        {plain}
        <QueueNav key={found.id} id={found.id} />
      </Box>
      <CaseHeader found={found}>
        <WhoseReview found={found} />
      </CaseHeader>
    </>
  );
}

function Folded({ found, title, plain }: { found: CaseView; title: string; plain: React.ReactNode }) {
  const { say, t } = useLanguage();
  const turn = useTurn(found);
  // What nobody has is taken before it is read: not folded away, and answered where it was taken.
  const [wasFree] = useState(!found.assignee);
  const whose = <WhoseReview found={found} />;
  return (
    <Box sx={{ mb: 1 }}>
      <Typography variant="h1" sx={{ fontSize: '1.125rem', lineHeight: 1.3 }}>
        {title}
      </Typography>
      <QueueNav key={found.id} id={found.id} />
      <details>
        <Box component="summary" sx={{ cursor: 'pointer', py: 0.5, overflowWrap: 'anywhere' }}>
          <strong>{found.number ?? t('case.noNumber')}</strong> {found.company.name}
        </Box>
        <Box sx={{ display: 'grid', gap: 0.75, justifyItems: 'start', pb: 1 }}>
          <Chip size="small" variant="outlined" label={say(found.state.title)} />
          {found.waitingFor.length > 0 && !found.ended && (
            <Typography sx={{ fontWeight: turn.yours ? 650 : 400 }}>{turn.words}</Typography>
          )}
          {!wasFree && whose}
          {found.due.map((due) => (
            <DueLine key={due.id} due={due} />
          ))}
          <Link component={RouterLink} to={`/cases/${found.id}`} variant="body2">
            {t('case.title')}
          </Link>
          {plain}
        </Box>
      </details>
      {wasFree && whose}
    </Box>
  );
}
