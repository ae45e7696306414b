import {
  and,
  type ControlProps,
  type JsonSchema,
  optionIs,
  or,
  rankWith,
  schemaMatches,
  uiTypeIs,
} from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { type Choice, useChoices } from './choices.ts';
import { FieldSet } from './field-set.tsx';
import { useSurroundings } from './form-context.tsx';
import { PlainBoxes, SearchBoxes } from './multi-choice-boxes.tsx';
import { ReadValue } from './read-value.tsx';
import { useField } from './use-field.ts';

const isListOfChoices = (schema: JsonSchema): boolean => {
  const items = schema.items as JsonSchema | undefined;
  return (
    schema.type === 'array' && items !== undefined && (items.oneOf !== undefined || items.enum !== undefined)
  );
};

/** Several of a list: boxes in columns, a long list with a search (`widget: "checkboxes"` never). The list comes from the schema or, computed, from the server. */
function MultiChoiceControl(props: ControlProps) {
  const field = useField(props);
  const around = useSurroundings();
  const ofSchema = useChoices(props, (props.schema.items ?? {}) as JsonSchema);
  if (!props.visible) return null;
  const chosen: Choice['value'][] = Array.isArray(props.data) ? props.data : [];
  const computed = around.choicesAt(props.path)?.map((value) => ({ value, label: value }));
  const offered = computed ?? ofSchema;
  // A value that is no longer offered stays visible, so that it can be taken back.
  const stray = chosen.filter((value) => !offered.some((one) => one.value === value));
  const choices = [...offered, ...stray.map((value) => ({ value, label: String(value) }))];
  if (field.readOnly) {
    const labels = choices.filter((one) => chosen.includes(one.value)).map((one) => one.label);
    return <ReadValue field={field}>{labels}</ReadValue>;
  }
  const toggle = (value: Choice['value'], on: boolean) => {
    const next = choices.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one)));
    props.handleChange(props.path, next.length ? next : undefined);
  };
  const isLong = choices.length > LONG && props.uischema.options?.widget !== 'checkboxes';
  const Boxes = isLong ? SearchBoxes : PlainBoxes;
  return (
    <FieldSet field={field}>
      <Boxes label={field.label} choices={choices} chosen={chosen} onToggle={toggle} />
    </FieldSet>
  );
}

/** More choices than this are easier to find by a search. */
const LONG = 20;

export const multiChoiceControl = {
  tester: rankWith(
    6,
    and(
      uiTypeIs('Control'),
      or(
        schemaMatches(isListOfChoices),
        optionIs('widget', 'multi-select'),
        optionIs('widget', 'checkboxes'),
      ),
    ),
  ),
  renderer: withJsonFormsControlProps(MultiChoiceControl),
};
