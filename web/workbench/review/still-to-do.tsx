import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { type Filter, isJudged, lacksComment, type ReviewItem } from './review-model.ts';
import { isUnlooked } from './unlooked.ts';

interface StillToDoProps {
  items: readonly ReviewItem[];
  onShow: (only: Filter) => void;
}

/** Before a decision: what is not judged yet, what would be sent without a word, and what nobody looked at again. */
export function StillToDo({ items, onShow }: StillToDoProps) {
  const m = useMessages(messages);
  const open = items.filter((item) => !isJudged(item)).length;
  const wordless = items.filter(lacksComment).length;
  const unlooked = items.filter((item) => item.findings.some(isUnlooked)).length;
  const lines: [Filter, string][] = [];
  if (open > 0) lines.push(['open', m('stillOpen', { count: open, total: items.length })]);
  if (wordless > 0) lines.push(['wordless', m('stillWordless', { count: wordless })]);
  if (unlooked > 0) lines.push(['unlooked', m('stillUnlooked', { count: unlooked })]);
  if (lines.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, mb: 2, p: 0, pl: 1.5, borderLeft: 3, borderColor: 'warning.main' }}
    >
      {lines.map(([filter, words]) => (
        <Box
          component="li"
          key={filter}
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}
        >
          <Typography component="span">{words}</Typography>
          <Button size="small" onClick={() => onShow(filter)}>
            {m('showThem')}
          </Button>
        </Box>
      ))}
    </Box>
  );
}
