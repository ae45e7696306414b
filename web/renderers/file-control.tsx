import { and, type ControlProps, optionIs, or, rankWith, schemaMatches, uiTypeIs } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import { FieldSet } from './field-set.tsx';
import { FilePicker } from './file-picker.tsx';
import type { FileAnswer } from './form-context.tsx';
import { useField } from './use-field.ts';

/** Limits that a schema states for its files. */
interface FileSchema {
  'x-file'?: { types?: string[]; maxBytes?: number };
  items?: FileSchema;
  maxItems?: number;
}

/** One file, or several where the schema is a list. */
function FileControl(props: ControlProps) {
  const field = useField(props);
  if (!props.visible) return null;
  const schema = props.schema as FileSchema;
  const several = props.uischema.options?.widget === 'files';
  const limits = schema['x-file'] ?? schema.items?.['x-file'] ?? {};
  const files: FileAnswer[] = several ? (props.data ?? []) : props.data ? [props.data] : [];
  return (
    <FieldSet field={field}>
      <FilePicker
        path={props.path}
        label={field.label}
        files={files}
        limits={limits}
        most={several ? (schema.maxItems ?? 20) : 1}
        readOnly={field.readOnly}
        onChange={(next) =>
          props.handleChange(props.path, several ? (next.length ? next : undefined) : next[0])
        }
      />
    </FieldSet>
  );
}

export const fileControl = {
  // Inside a row nothing says which widget to use: what the schema asks of a file is enough.
  tester: rankWith(
    20,
    or(
      optionIs('widget', 'file'),
      optionIs('widget', 'files'),
      and(
        uiTypeIs('Control'),
        schemaMatches((schema) => 'x-file' in schema),
      ),
    ),
  ),
  renderer: withJsonFormsControlProps(FileControl),
};
