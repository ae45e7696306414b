import {
  type Categorization,
  type Category,
  deriveLabelForUISchemaElement,
  isVisible,
  type Layout,
  type LayoutProps,
} from '@jsonforms/core';
import { JsonFormsDispatch, useJsonForms } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import { useMessages } from '../shared/i18n/messages.ts';
import { useSurroundings } from './form-context.tsx';
import { useFormTexts } from './form-texts.tsx';
import { RowButton } from './inputs.tsx';
import { messages } from './messages.ts';
import { leadsInto } from './scopes.ts';

/**
 * Categories: sections one after another unless the form asks for `variant` `tabs` or `stepper`. `vertical` puts
 * their names at the side, `showNavButtons` adds Back and Next.
 */
export function Categories(props: LayoutProps) {
  const { core } = useJsonForms();
  const { translate } = useFormTexts();
  const { target } = useSurroundings();
  const m = useMessages(messages);
  const id = useId();
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);
  const categorization = props.uischema as Categorization;
  const options = categorization.options ?? {};
  const isStepper = options.variant === 'stepper';
  const categories = (categorization.elements as Category[]).filter((one) =>
    isVisible(one, core?.data, props.path, core?.ajv as never, undefined),
  );
  const wanted = target ? categories.findIndex((one) => leadsInto(one, target)) : 0;
  const [chosen, setChosen] = useState(Math.max(0, wanted));
  if (!props.visible) return null;
  const labelOf = (one: Category) => deriveLabelForUISchemaElement(one, translate) ?? '';
  const draw = (one: Category, type: 'Group' | 'VerticalLayout') => (
    <JsonFormsDispatch
      uischema={{ ...one, type, label: type === 'Group' ? labelOf(one) : undefined } as unknown as Layout}
      schema={props.schema}
      path={props.path}
      enabled={props.enabled}
      {...(props.renderers && { renderers: props.renderers })}
      {...(props.cells && { cells: props.cells })}
    />
  );
  if (!isStepper && options.variant !== 'tabs') {
    return (
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 3 }}>
        {categories.map((one, index) => (
          <Box key={`${one.label}-${index + 1}`}>{draw(one, 'Group')}</Box>
        ))}
      </Box>
    );
  }
  // A category that has just been hidden leaves the one before it.
  const at = Math.min(chosen, categories.length - 1);
  const now = categories[at];
  if (!now) return null;
  const go = (index: number) => {
    setChosen(index);
    tabs.current[index]?.focus();
  };
  const vertical = options.vertical === true;
  return (
    <Box
      sx={vertical ? { display: 'grid', gap: 2, gridTemplateColumns: { md: '200px minmax(0, 1fr)' } } : {}}
    >
      <Box
        role="tablist"
        aria-label={props.label || undefined}
        aria-orientation={vertical ? 'vertical' : 'horizontal'}
        sx={{ display: 'flex', flexWrap: 'wrap', flexDirection: vertical ? { md: 'column' } : 'row', mb: 2 }}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          go((at + step + categories.length) % categories.length);
        }}
      >
        {categories.map((one, index) => (
          <RowButton
            key={`${one.label}-${index + 1}`}
            ref={(button) => {
              tabs.current[index] = button;
            }}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => setChosen(index)}
            style={{
              minHeight: 40,
              fontSize: '0.9rem',
              textDecoration: index === at ? 'underline' : undefined,
            }}
          >
            {isStepper ? `${index + 1}. ${labelOf(one)}` : labelOf(one)}
          </RowButton>
        ))}
      </Box>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`} key={at}>
        {draw(now, 'VerticalLayout')}
        {(options.showNavButtons ?? isStepper) === true && (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 3 }}>
            <Button variant="outlined" disabled={at === 0} onClick={() => go(at - 1)}>
              {m('stepper.back')}
            </Button>
            <Button variant="outlined" disabled={at === categories.length - 1} onClick={() => go(at + 1)}>
              {m('stepper.next')}
            </Button>
            <Typography variant="body2" color="textSecondary">
              {m('stepper.at', { number: at + 1, count: categories.length })}
            </Typography>
          </Box>
        )}
      </Box>
    </Box>
  );
}
