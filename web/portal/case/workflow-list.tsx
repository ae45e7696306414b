import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import type { WorkflowViewProps } from './workflow-picture.tsx';

/** The same as the picture, in words: each state with when the case stood in it, and more under the chosen one. */
export function WorkflowList({
  outline,
  stays,
  now,
  chosen,
  onChoose,
  children,
}: WorkflowViewProps & { children: ReactNode }) {
  const { say, moment } = useLanguage();
  const m = useMessages(messages);
  const mark = (id: string) => {
    if (now.has(id)) return m('workflow.now');
    return stays.some(({ state }) => state === id) ? m('workflow.visited') : m('workflow.ahead');
  };
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
      {outline.states.map((state) => (
        <Box component="li" key={state.id} sx={{ borderBottom: 1, borderColor: 'divider', py: 0.5 }}>
          <Button
            size="small"
            aria-pressed={state.id === chosen}
            onClick={() => onChoose(state.id)}
            sx={{ textAlign: 'left', fontWeight: now.has(state.id) ? 700 : 500 }}
          >
            {say(state.title)}
          </Button>
          <Typography variant="body2" component="span" color="textSecondary">
            {mark(state.id)}
          </Typography>
          {stays
            .filter((stay) => stay.state === state.id)
            .map(({ number, from, until }) => (
              <Typography key={number} variant="body2" sx={{ pl: 1 }}>
                {until === null
                  ? m('workflow.stayNow', { number, from: moment(from) })
                  : m('workflow.stay', { number, from: moment(from), until: moment(until) })}
              </Typography>
            ))}
          {state.id === chosen && <Box sx={{ pl: 1, py: 1.5 }}>{children}</Box>}
        </Box>
      ))}
    </Box>
  );
}
