import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, type RefObject, useId } from 'react';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

const areas = ['parts', 'questions', 'evidence'] as const;
export type Area = (typeof areas)[number];
const TEXT = { parts: 'tabParts', questions: 'tabQuestions' } as const;

const column = {
  position: 'sticky',
  top: 8,
  maxHeight: 'calc(100vh - 16px)',
  overflow: 'auto',
  minWidth: 0,
} as const;

interface WorkAreasProps {
  parts: ReactNode;
  questions: ReactNode;
  /** Null where nothing is to be read beside. */
  evidence: ReactNode | null;
  /** Where no question is judged, it is not evidence that stands beside. */
  sideTitle: string;
  /** Of the area with the evidence, so that a key can lead there. */
  side: RefObject<HTMLDivElement | null>;
  /** On a narrow screen, the one that is shown. */
  shown: Area;
  onShow: (area: Area) => void;
}

/** Three areas side by side on a wide screen, one at a time on a narrow one. */
export function WorkAreas(props: WorkAreasProps) {
  const { parts, questions, evidence, sideTitle, side, shown, onShow } = props;
  const m = useMessages(messages);
  const id = useId();
  const isWide = useMediaQuery(useTheme().breakpoints.up('lg'));
  if (isWide) {
    return (
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: evidence
            ? '264px minmax(0, 1.25fr) minmax(340px, 1fr)'
            : '264px minmax(0, 900px)',
        }}
      >
        <Box sx={column} tabIndex={-1}>
          {parts}
        </Box>
        {questions}
        {evidence && (
          <Box ref={side} sx={column} tabIndex={-1}>
            {evidence}
          </Box>
        )}
      </Box>
    );
  }
  const own = { parts, questions, evidence };
  // A tab that leads to nothing is none; who comes from another part is not left on it.
  const there = areas.filter((area) => own[area] !== null);
  const current = there.includes(shown) ? shown : 'questions';
  return (
    <>
      <Tabs
        value={current}
        onChange={(_, next: Area) => onShow(next)}
        aria-label={m('views')}
        variant="fullWidth"
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        {there.map((area) => (
          <Tab
            key={area}
            value={area}
            id={`${id}-${area}`}
            aria-controls={`${id}-${area}-panel`}
            label={area === 'evidence' ? sideTitle : m(TEXT[area])}
          />
        ))}
      </Tabs>
      {there.map((area) => (
        <Box
          key={area}
          role="tabpanel"
          id={`${id}-${area}-panel`}
          aria-labelledby={`${id}-${area}`}
          // The questions stay in the page: what is typed in them must not be lost with a tab.
          hidden={area !== current}
          {...(area === 'evidence' ? { ref: side, tabIndex: -1 } : {})}
        >
          {area === 'evidence' && current !== 'evidence' ? null : own[area]}
        </Box>
      ))}
    </>
  );
}
