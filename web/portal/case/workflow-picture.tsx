import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { WorkflowOutline } from '../../../engine/index.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { useFit } from './use-fit.ts';
import { type Stay, waysGone } from './way-taken.ts';
import { boxHeight, boxWidth, layoutOf } from './workflow-layout.ts';

export interface WorkflowViewProps {
  outline: WorkflowOutline;
  stays: Stay[];
  /** Where the case is. */
  now: ReadonlySet<string>;
  chosen: string | null;
  onChoose: (state: string) => void;
}

/** The states and ways of a workflow, drawn; the boxes are buttons above the lines. */
export function WorkflowPicture({
  outline,
  stays,
  now,
  chosen,
  onChoose,
  label,
}: WorkflowViewProps & { label: string }) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const { width, height, states, ways } = useMemo(() => layoutOf(outline), [outline]);
  const gone = waysGone(stays);
  const { frame, scale } = useFit(width);
  const visits = (id: string) => stays.filter(({ state }) => state === id).map(({ number }) => number);
  return (
    <Box
      ref={frame}
      role="group"
      aria-label={label}
      sx={{ overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Box sx={{ position: 'relative', width, height, mx: 'auto', zoom: scale }}>
        <Box
          component="svg"
          aria-hidden="true"
          width={width}
          height={height}
          sx={{ position: 'absolute', inset: 0, fill: 'none' }}
        >
          {[false, true].map((taken) =>
            ways
              .filter(({ from, to }) => gone.has(`${from} ${to}`) === taken)
              .map(({ from, to, points }) => (
                <Box
                  component="g"
                  key={`${from} ${to}`}
                  sx={{
                    stroke: taken ? 'var(--mui-palette-primary-main)' : 'var(--mui-palette-text-secondary)',
                    strokeWidth: taken ? 2.5 : 1,
                    strokeDasharray: taken ? undefined : '4 3',
                    opacity: taken ? 1 : 0.6,
                  }}
                >
                  <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
                  <Box component="polyline" sx={{ strokeDasharray: 'none' }} points={arrow(points)} />
                </Box>
              )),
          )}
        </Box>
        {states.map(({ id, x, y }) => {
          const state = outline.states.find((one) => one.id === id);
          const numbers = visits(id);
          const here = now.has(id);
          return (
            <Box
              component="button"
              key={id}
              type="button"
              aria-pressed={id === chosen}
              onClick={() => onChoose(id)}
              sx={{
                position: 'absolute',
                left: x,
                top: y,
                width: boxWidth,
                height: boxHeight,
                px: 1,
                font: 'inherit',
                fontSize: '0.85rem',
                lineHeight: 1.2,
                cursor: 'pointer',
                color: here ? 'primary.contrastText' : 'text.primary',
                bgcolor: here ? 'primary.main' : 'background.paper',
                border: numbers.length > 0 ? 2 : 1,
                borderStyle: numbers.length > 0 ? 'solid' : 'dashed',
                borderColor: numbers.length > 0 ? 'primary.main' : 'text.secondary',
                borderRadius: state?.final ? 4 : 1,
                outline: id === chosen ? '3px solid var(--mui-palette-info-main)' : undefined,
                outlineOffset: 2,
              }}
            >
              <Box component="span" sx={{ display: 'block', fontWeight: here ? 700 : 500 }}>
                {say(state?.title)}
              </Box>
              {numbers.length > 0 && (
                <Box component="span" sx={{ fontSize: '0.75rem' }}>
                  {numbers.join(', ')}
                  {here && ` · ${m('workflow.now')}`}
                </Box>
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

/** The head of an arrow at the end of a line. */
function arrow(points: readonly { x: number; y: number }[]): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const side = (turn: number) =>
    `${end.x - 8 * Math.cos(angle + turn)},${end.y - 8 * Math.sin(angle + turn)}`;
  return `${side(0.45)} ${end.x},${end.y} ${side(-0.45)}`;
}
