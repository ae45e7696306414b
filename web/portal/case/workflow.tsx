import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, useState } from 'react';
import type { WorkflowOutline } from '../../../engine/index.ts';
import { type CaseView, type HistoryRow, useHistory } from '../../shared/api/cases.ts';
import { useReleasedWorkflow } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';
import { wayTaken } from './way-taken.ts';
import { StateDetails } from './workflow-details.tsx';
import { WorkflowList } from './workflow-list.tsx';
import { WorkflowPicture } from './workflow-picture.tsx';

/** The workflow of a case as a picture and as a list: where it is, and the way that it took. */
export function Workflow({ found }: { found: CaseView }) {
  const m = useMessages(messages);
  const outline = useReleasedWorkflow(found.release);
  const history = useHistory(found.id);
  if (outline.isPending || history.isPending) return <Waiting />;
  return (
    <Section title={m('part.workflow')}>
      <ProblemAlert error={outline.error ?? history.error} />
      {outline.data && history.data && <Way found={found} outline={outline.data} lines={history.data} />}
    </Section>
  );
}

interface WayProps {
  found: CaseView;
  outline: WorkflowOutline;
  lines: HistoryRow[];
}

function Way({ found, outline, lines }: WayProps) {
  const m = useMessages(messages);
  const { say } = useLanguage();
  const wide = useMediaQuery('(min-width: 700px)');
  const [view, setView] = useState<'picture' | 'list' | null>(null);
  const stays = useMemo(() => wayTaken(lines, outline), [lines, outline]);
  const now = new Set(stays.filter(({ until }) => until === null).map(({ state }) => state));
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = view ?? (wide ? 'picture' : 'list');
  const states = useMemo(
    () => outline.states.map((state) => ({ ...state, title: titleFor(state, found.roles) })),
    [outline, found.roles],
  );
  const own = useMemo(() => ({ ...outline, states }), [outline, states]);
  const selected = states.find(({ id }) => id === (chosen ?? [...now][0]));
  const props = { outline: own, stays, now, chosen: selected?.id ?? null, onChoose: setChosen };
  const details = selected && <StateDetails state={selected} outline={own} stays={stays} found={found} />;
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5, maxWidth: '75ch' }}>
        {m('workflow.help')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, mb: 1.5 }}>
        {(['picture', 'list'] as const).map((one) => (
          <Button
            key={one}
            size="small"
            variant={shown === one ? 'contained' : 'outlined'}
            aria-pressed={shown === one}
            onClick={() => setView(one)}
          >
            {m(`workflow.${one}`)}
          </Button>
        ))}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 280px' },
        }}
      >
        {shown === 'picture' ? (
          <WorkflowPicture
            {...props}
            label={m('workflow.label', { count: states.length, state: say(found.state.title) })}
          />
        ) : (
          <WorkflowList {...props}>{details}</WorkflowList>
        )}
        {shown === 'picture' && details}
      </Box>
    </>
  );
}

/** What the first of the reader's roles with an own word for it calls a state. */
function titleFor(state: WorkflowOutline['states'][number], roles: string[]) {
  const own = roles.find((role) => state.titles?.[role] !== undefined);
  return (own && state.titles?.[own]) || state.title;
}
