import { type Layout, type LayoutProps, or, rankWith, uiTypeIs } from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsLayoutProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Fragment, type ReactNode, useContext } from 'react';
import { useGradually } from '../shared/parts/gradually.ts';
import { Categories } from './categories.tsx';
import { Collapsible } from './collapsible.tsx';
import { useSurroundings } from './form-context.tsx';
import { Opening } from './opening.ts';

interface ElementsProps extends LayoutProps {
  elements: Layout['elements'];
  /** The place of the first of them in their layout. */
  from?: number;
  wrap?: (element: ReactNode) => ReactNode;
}

function Elements({ wrap = (element) => element, from = 0, ...props }: ElementsProps) {
  return props.elements.map((child, index) => (
    // Elements of a UI schema have no name; their place in the file is stable.
    <Fragment key={`${props.path}-${from + index + 1}`}>
      {wrap(
        <JsonFormsDispatch
          uischema={child}
          schema={props.schema}
          path={props.path}
          enabled={props.enabled}
          renderers={props.renderers}
          cells={props.cells}
        />,
      )}
    </Fragment>
  ));
}

/** About as many elements as the first screen shows; then so many at a time. */
const [FIRST, MORE] = [2, 2];
function StackLayout(props: LayoutProps) {
  const layout = props.uischema as Layout;
  const { target } = useSurroundings();
  const isOpening = useContext(Opening);
  // Whoever follows a link to a field waits for that field; what is drawn later is drawn whole.
  const isAwaited = !isOpening || target !== undefined || Boolean(globalThis.location?.hash);
  const shown = useGradually(layout.elements.length, isAwaited ? layout.elements.length : FIRST, MORE);
  if (!props.visible) return null;
  const first = layout.elements.slice(0, FIRST);
  const later = layout.elements.slice(FIRST, shown);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
      <Elements {...props} elements={first} />
      {later.length > 0 && (
        <Opening value={false}>
          <Elements {...props} elements={later} from={FIRST} />
        </Opening>
      )}
    </Box>
  );
}

/** Side by side where there is room, below one another where there is not. */
function RowLayout(props: LayoutProps) {
  if (!props.visible) return null;
  const layout = props.uischema as Layout;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2.5,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 230px), 1fr))',
        alignItems: 'start',
      }}
    >
      <Elements {...props} elements={layout.elements} />
    </Box>
  );
}

/** Several plain notes and nothing else read best as a list. */
const isListOfNotes = ({ elements }: Layout): boolean =>
  elements.length > 1 && elements.every((one) => one.type === 'Label' && !one.options && !one.rule);

function GroupLayout(props: LayoutProps) {
  if (!props.visible) return null;
  const layout = props.uischema as Layout;
  const closed = layout.options?.initCollapsed === true;
  return (
    <Paper component="section" aria-label={props.label} sx={{ p: { xs: 2, sm: 2.5 } }}>
      <Collapsible closed={closed} label={props.label ?? ''} path={props.path}>
        {props.label && !closed && (
          <Typography variant="h3" component="h3" sx={{ mb: 2 }}>
            {props.label}
          </Typography>
        )}
        {isListOfNotes(layout) ? (
          <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 1 }}>
            <Elements {...props} elements={layout.elements} wrap={(note) => <li>{note}</li>} />
          </Box>
        ) : (
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2.5 }}>
            <Elements {...props} elements={layout.elements} />
          </Box>
        )}
      </Collapsible>
    </Paper>
  );
}

export const layouts = [
  { tester: rankWith(1, uiTypeIs('VerticalLayout')), renderer: withJsonFormsLayoutProps(StackLayout) },
  { tester: rankWith(1, uiTypeIs('HorizontalLayout')), renderer: withJsonFormsLayoutProps(RowLayout) },
  { tester: rankWith(1, uiTypeIs('Group')), renderer: withJsonFormsLayoutProps(GroupLayout) },
  {
    tester: rankWith(1, or(uiTypeIs('Categorization'), uiTypeIs('Category'))),
    renderer: withJsonFormsLayoutProps(Categories),
  },
];
