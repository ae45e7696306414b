import {
  type ControlProps,
  findUISchema,
  isObjectControl,
  rankWith,
  type StatePropsOfControlWithDetail,
} from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsDetailProps } from '@jsonforms/react';
import { useMemo } from 'react';
import { Collapsible } from './collapsible.tsx';
import { FieldSet } from './field-set.tsx';
import { useField } from './use-field.ts';

/** Fields that belong together. */
function ObjectControl(props: StatePropsOfControlWithDetail) {
  const field = useField(props as unknown as ControlProps);
  const detail = useMemo(
    () =>
      findUISchema(
        props.uischemas ?? [],
        props.schema,
        props.uischema.scope,
        props.path,
        'VerticalLayout',
        props.uischema,
        props.rootSchema,
      ),
    [props.uischemas, props.schema, props.uischema, props.path, props.rootSchema],
  );
  if (!props.visible) return null;
  return (
    <FieldSet field={field}>
      <Collapsible
        closed={props.uischema.options?.initCollapsed === true}
        label={field.label}
        path={props.path}
      >
        <JsonFormsDispatch
          schema={props.schema}
          uischema={detail}
          path={props.path}
          renderers={props.renderers}
          cells={props.cells}
          enabled={props.enabled}
        />
      </Collapsible>
    </FieldSet>
  );
}

export const objectControl = {
  tester: rankWith(2, isObjectControl),
  renderer: withJsonFormsDetailProps(ObjectControl),
};
