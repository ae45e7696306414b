import {
  type ControlProps,
  type JsonSchema,
  optionIs,
  or,
  rankWith,
  type UISchemaElement,
} from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsDetailProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { FieldHelp } from './field-help.tsx';
import { useSurroundings } from './form-context.tsx';
import { RequiredMark } from './required-mark.tsx';
import { useField } from './use-field.ts';

/** How the named parts of a question or of a judgement are laid out; parts with other names follow below. */
const ROWS: { names: string[]; options?: Record<string, unknown> }[] = [
  { names: ['response'], options: { format: 'radio' } },
  { names: ['mark'], options: { format: 'radio' } },
  { names: ['points', 'positive', 'total'] },
  { names: ['awarded'] },
  { names: ['notes'], options: { multi: true } },
  { names: ['comment'], options: { multi: true } },
  { names: ['evidence'], options: { widget: 'table' } },
];

/** A question with response, notes and evidence, or a reviewer's judgement of one: one card, one legend. */
function QuestionControl(props: ControlProps & { uischemas?: never }) {
  const field = useField(props);
  const around = useSurroundings();
  const uischema = useMemo(() => layoutOf(props.schema), [props.schema]);
  if (!props.visible) return null;
  return (
    <Paper id={field.inputId} tabIndex={-1} sx={{ p: { xs: 2, sm: 2.5 } }}>
      <Box
        component="fieldset"
        aria-describedby={field.describedBy}
        sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}
      >
        <Box component="legend" sx={{ p: 0, mb: 1 }}>
          <Typography component="span" variant="h3" sx={{ display: 'block', maxWidth: '75ch' }}>
            {field.label}
            {field.required && <RequiredMark />}
          </Typography>
        </Box>
        <FieldHelp field={field} />
        {around.beside?.(props.path)}
        <Box sx={{ mt: 2 }}>
          <JsonFormsDispatch
            schema={props.schema}
            uischema={uischema}
            path={props.path}
            renderers={props.renderers}
            cells={props.cells}
            enabled={props.enabled}
          />
        </Box>
      </Box>
    </Paper>
  );
}

function layoutOf(schema: JsonSchema): UISchemaElement {
  const names = Object.keys(schema.properties ?? {});
  const control = (name: string, options?: Record<string, unknown>) => ({
    type: 'Control',
    scope: `#/properties/${name}`,
    options,
  });
  const placed = new Set(ROWS.flatMap((row) => row.names));
  const elements = ROWS.flatMap((row): object[] => {
    const present = row.names.filter((name) => names.includes(name));
    if (present.length === 0) return [];
    const controls = present.map((name) => control(name, row.options));
    return controls.length === 1 ? controls : [{ type: 'HorizontalLayout', elements: controls }];
  });
  const rest = names
    .filter((name) => !placed.has(name))
    .map((name) => control(name, name === 'reply' ? { multi: true } : undefined));
  return { type: 'VerticalLayout', elements: [...elements, ...rest] } as UISchemaElement;
}

export const questionControl = {
  tester: rankWith(20, or(optionIs('widget', 'question'), optionIs('widget', 'judgement'))),
  renderer: withJsonFormsDetailProps(QuestionControl as never),
};
