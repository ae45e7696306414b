import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { WorkflowOutline } from '../../../engine/index.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { useLineWords } from './use-line-words.ts';
import type { Stay } from './way-taken.ts';

interface StateDetailsProps {
  state: WorkflowOutline['states'][number];
  outline: WorkflowOutline;
  stays: Stay[];
  found: CaseView;
}

/** One state of the workflow: when the case was there, what can be done in it, where it leads. */
export function StateDetails({ state, outline, stays, found }: StateDetailsProps) {
  const { pair, say, moment, anyOf } = useLanguage();
  const m = useMessages(messages);
  const { what, who, roleTitle } = useLineWords(found.program);
  const ways = outline.transitions.filter(({ from, to }) => from === state.id && to !== state.id);
  const titleOf = (id: string) => say(outline.states.find((one) => one.id === id)?.title);
  const lead = ways.map(({ to, kind, label }) => {
    const by =
      kind === 'timer'
        ? m('workflow.byDeadline', { what: say(label ?? undefined) })
        : say(label ?? undefined) || m('workflow.byItself');
    return pair(titleOf(to), by);
  });
  return (
    <Box
      component="section"
      aria-live="polite"
      aria-label={say(state.title)}
      sx={{ display: 'grid', gap: 1.25 }}
    >
      <Typography variant="h3">{say(state.title)}</Typography>
      {state.description && <Typography variant="body2">{say(state.description)}</Typography>}
      {state.waitingFor.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {m('workflow.turn', { who: anyOf(state.waitingFor.map((role) => roleTitle(role) || role)) })}
        </Typography>
      )}
      {stays
        .filter((stay) => stay.state === state.id)
        .map(({ number, from, until, by }) => (
          <Typography key={number} variant="body2">
            {until === null
              ? m('workflow.stayNow', { number, from: moment(from) })
              : m('workflow.stay', { number, from: moment(from), until: moment(until) })}{' '}
            {m('workflow.by', { what: what(by), who: who(by) })}
          </Typography>
        ))}
      {state.events.length > 0 && (
        <div>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {m('workflow.offers')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.25, typography: 'body2' }}>
            {state.events.map(({ type, label, roles }) => (
              <li key={type}>
                {m('line.byRole', {
                  who: say(label),
                  role: anyOf(roles.map(roleTitle).filter((title) => title !== '')),
                })}
              </li>
            ))}
          </Box>
        </div>
      )}
      <div>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {m('workflow.leads')}
        </Typography>
        {lead.length === 0 && <Typography variant="body2">{m('workflow.nothing')}</Typography>}
        <Box component="ul" sx={{ m: 0, pl: 2.25, typography: 'body2' }}>
          {[...new Set(lead)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </Box>
      </div>
    </Box>
  );
}
