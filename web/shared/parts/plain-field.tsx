import { useId } from 'react';
import { TextBox, type TextBoxProps } from './text-box.tsx';

type PlainFieldProps = Omit<TextBoxProps, 'id'> & { name: string };

/** A text field of the platform's own dialogs, its problem said under it. */
export function PlainField(props: PlainFieldProps) {
  // A date field shows its own text, so its label must stand above it.
  return <TextBox {...props} id={useId()} shrink={props.type === 'date'} />;
}
