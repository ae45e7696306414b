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
import { useLanguage } from '../shared/i18n/language.tsx';
import { ChangedMark } from './changed-mark.tsx';
import { resolved } from './describe-value.ts';
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

/** Parts that answer a request; without one they are not shown. */
const ANSWERS_TO_REQUEST = { names: ['reply'], options: { multi: true } };

/** A question with response, notes and evidence, or a reviewer's judgement of one: one card, one legend. */
function QuestionControl(props: ControlProps & { uischemas?: never }) {
  const field = useField(props);
  const { t, number } = useLanguage();
  const around = useSurroundings();
  const root = props.rootSchema;
  const asked = around.askedFor?.(props.path) === true;
  // The layout depends on which parts have a value, not on what it is: typing keeps it.
  const replied = Object.keys(props.data ?? {})
    .filter((name) => props.data[name] !== undefined)
    .join(' ');
  const uischema = useMemo(
    () => layoutOf(props.schema, root, (name) => asked || replied.split(' ').includes(name)),
    [props.schema, root, replied, asked],
  );
  if (!props.visible) return null;
  // What a question asks for is a part of it, also for him who only reads.
  const question = {
    ...field,
    help: props.description,
    describedBy: props.description ? field.helpId : field.describedBy,
  };
  const points = around.pointsAt?.(props.path);
  return (
    <Paper
      id={field.inputId}
      tabIndex={-1}
      sx={{ p: { xs: 2, sm: 2.5 }, ...(asked && { borderColor: 'info.main', borderWidth: 2 }) }}
    >
      <Box
        component="fieldset"
        aria-describedby={question.describedBy}
        sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}
      >
        <Box component="legend" sx={{ p: 0, mb: 0.5 }}>
          <Typography component="span" variant="h3" sx={{ display: 'block', maxWidth: '75ch' }}>
            {field.label}
            {field.starred && <RequiredMark />}
          </Typography>
        </Box>
        {points !== undefined && (
          <Typography variant="body2" color="textSecondary">
            {t('question.points', { points: number(points) })}
          </Typography>
        )}
        <ChangedMark field={field} />
        <FieldHelp field={question} />
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

function layoutOf(
  schema: JsonSchema,
  root: JsonSchema,
  isWanted: (name: string) => boolean,
): UISchemaElement {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const names = Object.keys(properties);
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
  const replies = names.filter((name) => {
    return ANSWERS_TO_REQUEST.names.includes(name) || 'x-ticked' in resolved(properties[name] ?? {}, root);
  });
  const rest = names.filter((name) => !placed.has(name) && !replies.includes(name));
  const wanted = replies.filter(isWanted).reverse();
  return {
    type: 'VerticalLayout',
    elements: [
      ...elements,
      ...rest.map((name) => control(name)),
      ...wanted.map((name) =>
        control(name, ANSWERS_TO_REQUEST.names.includes(name) ? ANSWERS_TO_REQUEST.options : undefined),
      ),
    ],
  } as UISchemaElement;
}

export const questionControl = {
  tester: rankWith(20, or(optionIs('widget', 'question'), optionIs('widget', 'judgement'))),
  renderer: withJsonFormsDetailProps(QuestionControl as never),
};
