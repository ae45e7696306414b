import { type LabelProps, rankWith, uiTypeIs } from '@jsonforms/core';
import { withJsonFormsLabelProps } from '@jsonforms/react';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';

type Tone = 'info' | 'warning' | 'success' | 'error';

/** A note in the form: plain text, a heading (`options.variant: "heading"`), or a panel (`"info"`, `"warning"` …). */
function LabelElementRenderer({ text, visible, uischema }: LabelProps) {
  if (!visible || !text) return null;
  const variant = uischema?.options?.variant as Tone | 'heading' | undefined;
  const paragraphs = text.split('\n').filter((line) => line.trim());
  if (variant === 'heading') {
    return (
      <Typography variant="h3" component="h3">
        {text}
      </Typography>
    );
  }
  const body = paragraphs.map((line) => (
    <Typography key={line} sx={{ maxWidth: '70ch', '& + &': { mt: 1 } }}>
      {line}
    </Typography>
  ));
  return variant ? (
    <Alert severity={variant} variant="outlined" role="note">
      {body}
    </Alert>
  ) : (
    <div>{body}</div>
  );
}

export const labelElement = {
  tester: rankWith(1, uiTypeIs('Label')),
  renderer: withJsonFormsLabelProps(LabelElementRenderer),
};
