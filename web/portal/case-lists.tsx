import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCaseCounts } from '../shared/api/cases.ts';
import type { ProgramView } from '../shared/api/programs.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Waiting } from '../shared/parts/waiting.tsx';
import { CaseList, firstQuery } from './case-list.tsx';

/** The reader's lists of a program: those that hold cases in the program's order, the empty ones in one line. */
export function CaseLists({ program }: { program: ProgramView }) {
  const { pair, t, say } = useLanguage();
  const counts = useCaseCounts(program.lists.map((list) => firstQuery(program.id, list)));
  if (counts === null) return <Waiting lines={4} />;
  const filled = program.lists.filter((_, index) => counts[index]?.count !== 0);
  const empty = program.lists.filter((_, index) => counts[index]?.count === 0);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {filled.map((list) => (
        <CaseList
          key={list.id}
          program={program.id}
          list={list}
          count={counts[program.lists.indexOf(list)]}
        />
      ))}
      {empty.length > 0 && (
        <Typography color="textSecondary" variant="body2">
          {empty.length === 1
            ? pair(say(empty[0]?.title), say(empty[0]?.empty) || t('list.empty'))
            : t('list.emptyOnes', { lists: empty.map((list) => say(list.title)).join(' · ') })}
        </Typography>
      )}
    </Box>
  );
}
