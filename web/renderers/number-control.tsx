import { type ControlProps, isIntegerControl, isNumberControl, or, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { TextInput } from './inputs.tsx';
import { Labelled } from './labelled.tsx';
import { parseNumber } from './number-text.ts';
import { ReadValue } from './read-value.tsx';
import { useDraft } from './use-draft.ts';
import { inputAria, useField } from './use-field.ts';

const NumberSlider = lazy(async () => ({ default: (await import('./number-slider.tsx')).NumberSlider }));

/** Numbers as people type them: either decimal sign counts, and what is no number stays visible. */
function NumberControl(props: ControlProps) {
  const field = useField(props);
  const { number, language } = useLanguage();
  const [typing, setTyping] = useState(false);
  const options = props.uischema.options ?? {};
  const isMoney = (options.format ?? props.schema.format) === 'money';
  const currency = options.currency as string | undefined;
  const shown = props.data === undefined || props.data === null ? '' : String(props.data);
  const { draft, change, leave } = useDraft({
    ...props,
    shown,
    parse: (text) => (text.trim() === '' ? undefined : (parseNumber(text, language) ?? text)),
  });
  if (!props.visible) return null;
  const isNumber = typeof props.data === 'number';
  const cents = isMoney
    ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
    : { maximumFractionDigits: 10 };
  const useGrouping = isMoney || options.useGrouping === true;
  if (field.readOnly) {
    const money = currency ? ({ ...cents, style: 'currency', currency } as const) : cents;
    const said = isNumber ? number(props.data, isMoney ? money : { ...cents, useGrouping }) : shown;
    return <ReadValue field={field}>{said}</ReadValue>;
  }
  if (options.slider === true) {
    const { minimum = 0, maximum = 100, multipleOf = 1 } = props.schema;
    return (
      <Labelled field={field}>
        <Suspense fallback={<Box sx={{ height: 40 }} />}>
          <NumberSlider
            field={field}
            value={isNumber ? props.data : undefined}
            scale={{ minimum, maximum, step: multipleOf }}
            onChange={(value) => props.handleChange(props.path, value)}
          />
        </Suspense>
      </Labelled>
    );
  }
  // While nobody types in it, a number reads as numbers are written.
  const reads = useGrouping && !typing && isNumber && draft === shown;
  return (
    <Labelled field={field}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <TextInput
          id={field.inputId}
          value={reads ? number(props.data, { ...cents, useGrouping: true }) : draft}
          inputMode={props.schema.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          autoFocus={field.autoFocus}
          placeholder={options.placeholder as string | undefined}
          onChange={(event) => change(event.target.value)}
          onFocus={() => setTyping(true)}
          onBlur={() => {
            setTyping(false);
            leave();
          }}
          style={{ maxWidth: 220, textAlign: isMoney ? 'right' : undefined }}
          {...inputAria(field)}
        />
        {isMoney && currency && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {currency}
          </Box>
        )}
      </Box>
    </Labelled>
  );
}

export const numberControl = {
  tester: rankWith(2, or(isNumberControl, isIntegerControl)),
  renderer: withJsonFormsControlProps(NumberControl),
};
