import type { JsonFormsRendererRegistryEntry, JsonSchema, UISchemaElement } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, useRef } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Opening } from './opening.ts';

interface RowDialogProps {
  title: string;
  path: string;
  schema: JsonSchema;
  detail: UISchemaElement;
  enabled: boolean;
  readOnly: boolean;
  renderers: JsonFormsRendererRegistryEntry[] | undefined;
  /** Not offered where rows stay. */
  onRemove: (() => void) | undefined;
  onClose: () => void;
}

/**
 * Who opens a row wants to write or to read: the first field has the focus, unless a link chose another, or the
 * reader went on while the dialog was coming.
 */
function focusFirst(form: HTMLFormElement | null): void {
  const dialog = form?.closest('[role="dialog"]');
  if (document.activeElement !== dialog && dialog?.contains(document.activeElement)) return;
  form?.querySelector<HTMLElement>('input:not([hidden]), select, textarea, button, [tabindex]')?.focus();
}

/** One row of a table with the renderers of its fields. What is typed counts at once, as in the form itself. */
export function RowDialog(props: RowDialogProps) {
  const { t } = useLanguage();
  const titleId = useId();
  const fields = useRef<HTMLFormElement>(null);
  const formId = useId();
  const close = useRef(props.onClose);
  close.current = props.onClose;
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      fullScreen={isNarrow}
      onClose={props.onClose}
      aria-labelledby={titleId}
      slotProps={{ transition: { onEntered: () => focusFirst(fields.current) } }}
    >
      <DialogTitle id={titleId}>{props.title}</DialogTitle>
      <DialogContent>
        <Box
          component="form"
          ref={fields}
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            // What is being typed reaches the row first; then it is known whether anything was entered.
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
            setTimeout(() => close.current());
          }}
          sx={{ pt: 1 }}
        >
          <Opening value={false}>
            <JsonFormsDispatch
              schema={props.schema}
              uischema={props.detail}
              path={props.path}
              {...(props.renderers && { renderers: props.renderers })}
              enabled={props.enabled}
            />
          </Opening>
        </Box>
      </DialogContent>
      <DialogActions>
        {!props.readOnly && props.onRemove && (
          <Button color="error" onClick={props.onRemove}>
            {t('app.delete')}
          </Button>
        )}
        <Button variant="contained" type="submit" form={formId}>
          {props.readOnly ? t('app.close') : t('table.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
