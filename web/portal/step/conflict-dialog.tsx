import type { JsonSchema, Translator } from '@jsonforms/core';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { describeValue, keyPrefix, resolved } from '../../renderers/describe-value.ts';
import type { StepSource } from '../../renderers/step-form.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import type { Answers } from './merge-answers.ts';
import type { Conflict } from './step-saver.ts';

interface ConflictDialogProps {
  conflict: Conflict;
  step: StepSource;
  onChoose: (keep: 'mine' | 'theirs') => void;
}

/** Two people, or two tabs, wrote in the same fields of a step: both texts, and whose stays. */
export function ConflictDialog({ conflict, step, onChoose }: ConflictDialogProps) {
  const words = useLanguage();
  const { t, language } = words;
  const texts = step.i18n?.[language] ?? {};
  const translate = ((key: string, fallback?: string) => texts[key] ?? fallback) as Translator;
  const root = step.schema as JsonSchema;
  return (
    <Dialog open maxWidth="md" fullWidth aria-labelledby="conflict-title" aria-describedby="conflict-help">
      <DialogTitle id="conflict-title">{t('conflict.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography id="conflict-help">{t('conflict.help')}</Typography>
        {conflict.paths.map((path) => {
          const { schema, prefix, label } = fieldAt(path);
          const show = (answers: Answers) => inWords(valueAt(answers, path), schema, prefix);
          return (
            <Box component="section" key={path} aria-label={label}>
              <Typography sx={{ fontWeight: 600, mb: 0.5 }}>{label}</Typography>
              <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } }}>
                <Version title={t('conflict.mine')} text={show(conflict.mine)} />
                <Version title={t('conflict.theirs')} text={show(conflict.theirs)} />
              </Box>
            </Box>
          );
        })}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onChoose('theirs')}>{t('conflict.takeTheirs')}</Button>
        <Button variant="contained" autoFocus onClick={() => onChoose('mine')}>
          {t('conflict.keepMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );

  /** The field's schema and its label, with the label of what it is a part of before it. */
  function fieldAt(path: string): { schema: JsonSchema; prefix: string; label: string } {
    let schema = root;
    let at = '';
    const labels: string[] = [];
    for (const part of path.split('.')) {
      const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
      schema = resolved(properties[part] ?? {}, root);
      at = at ? `${at}.${part}` : part;
      labels.push(texts[`${keyPrefix(schema, at)}.label`] ?? schema.title ?? part);
    }
    return { schema, prefix: keyPrefix(schema, at), label: labels.join(' › ') };
  }

  /** A value in words; a list of rows a line each. */
  function inWords(value: unknown, schema: JsonSchema, prefix: string): string {
    if (!Array.isArray(value)) return describeValue(value, schema, prefix, translate, words);
    const item = resolved((schema.items ?? {}) as JsonSchema, root);
    const columns = Object.entries((item.properties ?? {}) as Record<string, JsonSchema>);
    if (columns.length === 0) return describeValue(value, schema, prefix, translate, words);
    return value
      .map((row) =>
        columns
          .map(([name, raw]) => {
            const cell = resolved(raw, root);
            const cellPrefix = keyPrefix(cell, `${prefix}.${name}`);
            return describeValue((row as Answers | null)?.[name], cell, cellPrefix, translate, words);
          })
          .filter(Boolean)
          .join(' · '),
      )
      .join('\n');
  }
}

function Version({ title, text }: { title: string; text: string }) {
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, minWidth: 0 }}>
      <Typography variant="body2" color="textSecondary">
        {title}
      </Typography>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text || '–'}</Box>
    </Box>
  );
}

function valueAt(answers: Answers, path: string): unknown {
  let at: unknown = answers;
  for (const part of path.split('.')) at = (at as Answers | undefined)?.[part];
  return at;
}
