import { type ControlProps, rankWith, schemaMatches } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { BoxWithLabel } from './boolean-control.tsx';
import { useSurroundings } from './form-context.tsx';
import { ReadValue } from './read-value.tsx';
import { useField } from './use-field.ts';

/** A box of which a tick writes what the server computed (the present round, say): older ticks do not count. */
function TickedControl(props: ControlProps) {
  const field = useField(props);
  const around = useSurroundings();
  const { t } = useLanguage();
  if (!props.visible) return null;
  const worth = around.tickedAt?.(props.path);
  const checked = props.data !== undefined && props.data === worth;
  if (field.readOnly) {
    return (
      <ReadValue field={field}>
        {props.data === undefined ? '' : checked ? t('app.yes') : t('app.no')}
      </ReadValue>
    );
  }
  return (
    <BoxWithLabel
      field={field}
      checked={checked}
      onChange={(ticked) => props.handleChange(props.path, ticked && worth !== null ? worth : undefined)}
    />
  );
}

export const tickedControl = {
  tester: rankWith(
    10,
    schemaMatches((schema) => 'x-ticked' in schema),
  ),
  renderer: withJsonFormsControlProps(TickedControl),
};
