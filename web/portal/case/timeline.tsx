import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type CaseView, useHistory } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { readersZone, zoneName } from '../../shared/i18n/zone.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';
import { isKind, type Stage, stagesOf, type TimelineFilter } from './stages.ts';
import { TimelineLine } from './timeline-line.tsx';

const filters = ['all', 'decisions', 'letters', 'messages'] as const;

/** What happened, newest first, by the states that the case was in. */
export function Timeline({ found }: { found: CaseView }) {
  const { language } = useLanguage();
  const m = useMessages(messages);
  const { data, error } = useHistory(found.id);
  const programs = usePrograms();
  const [filter, setFilter] = useState<TimelineFilter>('all');
  if (!data && !error) return <Waiting />;
  const zone = programs.data?.find((one) => one.id === found.program)?.timeZone;
  const locale = `${language}-CA`;
  const stages = stagesOf(data ?? [])
    .map((stage) => ({ ...stage, lines: stage.lines.filter((line) => isKind(line, filter)) }))
    .filter(({ lines }) => lines.length > 0)
    .reverse();
  return (
    <Section title={m('part.timeline')}>
      <ProblemAlert error={error} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 2 }}>
        <FilterSelect
          label={m('timeline.show')}
          value={filter}
          choices={filters.map((one) => [one, m(`timeline.${one}`)] as const)}
          onChange={(value) => setFilter(filters.find((one) => one === value) ?? 'all')}
        />
        {zone && (
          <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 260px' }}>
            {m('timeline.zone', {
              here: zoneName(readersZone(), locale),
              zone: zoneName(zone, locale),
            })}
          </Typography>
        )}
      </Box>
      {stages.length === 0 && <Typography color="textSecondary">{m('timeline.none')}</Typography>}
      {stages.map((stage) => (
        <StageOf key={stage.seq} stage={stage} found={found} />
      ))}
    </Section>
  );
}

function StageOf({ stage, found }: { stage: Stage; found: CaseView }) {
  const { say, moment } = useLanguage();
  const m = useMessages(messages);
  const title = say(stage.title);
  return (
    <Box component="section" sx={{ mb: 2.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline', mb: 1 }}>
        <Typography variant="h3">
          {stage.visit > 1 ? m('timeline.visit', { state: title, visit: stage.visit }) : title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {stage.until === null
            ? m('timeline.since', { from: moment(stage.from) })
            : m('timeline.span', { from: moment(stage.from), until: moment(stage.until) })}
        </Typography>
      </Box>
      <Box
        component="ol"
        reversed
        sx={{
          m: 0,
          pl: 1.5,
          listStyle: 'none',
          display: 'grid',
          gap: 1.5,
          borderLeft: 3,
          borderColor: 'divider',
        }}
      >
        {stage.lines.toReversed().map((line) => (
          <li key={line.seq} id={`line-${line.seq}`}>
            <TimelineLine line={line} found={found} />
          </li>
        ))}
      </Box>
    </Box>
  );
}
