import Box from '@mui/material/Box';
import type { Choice } from '../../renderers/choices.ts';
import { unseen } from '../../renderers/unseen.ts';

interface MarkGroupProps {
  name: string;
  legend: string;
  choices: Choice[];
  value: string | undefined;
  accepts: readonly string[];
  readOnly: boolean;
  describedBy: string | undefined;
  onChange: (mark: string) => void;
}

const SIGNS = {
  accepted: { path: 'M6.4 11.6 2.8 8l1.1-1.1 2.5 2.5 5.7-5.7L13.2 4.8z', tone: 'success' },
  asked: {
    path: 'M8 1.5c-2 0-3.4 1.2-3.5 3.1h1.8c.1-1 .7-1.5 1.7-1.5s1.6.5 1.6 1.4c0 .8-.4 1.2-1.2 1.8-1 .7-1.5 1.3-1.4 2.7v.5h1.8v-.4c0-.8.3-1.1 1.2-1.8.9-.6 1.5-1.4 1.5-2.8C11.5 2.7 10 1.5 8 1.5ZM7 11.5h2v2H7z',
    tone: 'warning',
  },
  refused: { path: 'M7 2h2v7.5H7zM7 11.5h2v2H7z', tone: 'error' },
} as const;

/** The sign of a mark, so that its colour is not the only one. */
export function MarkSign({ kind }: { kind: keyof typeof SIGNS }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 16 16"
      aria-hidden="true"
      sx={{
        width: 16,
        height: 16,
        flex: 'none',
        fill: 'currentColor',
        color: `${SIGNS[kind].tone}.main`,
      }}
    >
      <path d={SIGNS[kind].path} />
    </Box>
  );
}

function signOf(mark: string, marks: readonly string[], accepts: readonly string[]): keyof typeof SIGNS {
  if (accepts.includes(mark)) return 'accepted';
  const objections = marks.filter((one) => !accepts.includes(one));
  return objections.indexOf(mark) < objections.length - 1 ? 'asked' : 'refused';
}

/** The marks as one compact group: arrow keys choose, and each shows the number that chooses it. */
export function MarkGroup(props: MarkGroupProps) {
  const { name, legend, choices, value, accepts, readOnly, describedBy, onChange } = props;
  const marks = choices.map((choice) => String(choice.value));
  return (
    <Box
      component="fieldset"
      aria-describedby={describedBy}
      sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}
    >
      <Box component="legend" sx={unseen}>
        {legend}
      </Box>
      {choices.map((choice, index) => {
        // Who only reads is told what was chosen, not what could have been.
        if (readOnly && value !== choice.value) return null;
        const mark = String(choice.value);
        const kind = signOf(mark, marks, accepts);
        const chosen = value === mark;
        return (
          <Box
            component="label"
            key={mark}
            sx={{
              display: 'inline-flex',
              alignItems: 'center',
              position: 'relative',
              gap: 0.5,
              minHeight: 34,
              // Three marks of two words stand in a line on a small desk.
              px: 0.75,
              fontSize: '0.875rem',
              border: 1,
              borderRadius: 1,
              borderColor: chosen ? `${SIGNS[kind].tone}.main` : 'divider',
              boxShadow: chosen ? 'inset 0 0 0 1px currentColor' : 'none',
              color: chosen ? `${SIGNS[kind].tone}.main` : 'text.primary',
              cursor: readOnly ? 'default' : 'pointer',
              bgcolor: chosen ? 'action.selected' : 'background.paper',
              '&:hover': readOnly ? {} : { bgcolor: 'action.hover' },
              '&:has(:focus-visible)': { outline: '3px solid', outlineColor: 'info.main', outlineOffset: 2 },
            }}
          >
            <Box
              component="input"
              type="radio"
              name={name}
              value={mark}
              checked={chosen}
              disabled={readOnly}
              onChange={() => onChange(mark)}
              sx={unseen}
            />
            <MarkSign kind={kind} />
            <Box component="span" sx={{ color: 'text.primary' }}>
              {choice.label}
            </Box>
            {!readOnly && (
              <Box
                component="kbd"
                aria-hidden="true"
                sx={{ fontSize: '0.75rem', color: 'text.secondary', display: { xs: 'none', md: 'inline' } }}
              >
                {index + 1}
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
