import type { JsonSchema, Translator } from '@jsonforms/core';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AnswerSummary } from '../../renderers/answer-summary.tsx';
import { resolved } from '../../renderers/describe-value.ts';
import { isFileAnswer } from '../../renderers/form-context.tsx';
import type { FormToRead } from '../../shared/api/signed-link.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { signMessages } from './messages.ts';

type Step = FormToRead['steps'][number];

interface ReadFormProps {
  form: FormToRead;
  /** A step that stands elsewhere on the page. */
  without: string | undefined;
  fileUrl: (file: { id: string }) => string;
}

/** A form as it was filled in, to read and to print. */
export function ReadForm({ form, without, fileUrl }: ReadFormProps) {
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {form.steps
        .filter((step) => step.id !== without && !step.closing)
        .map((step) => (
          <ReadStep key={step.id} step={step} fileUrl={fileUrl} />
        ))}
    </Box>
  );
}

function ReadStep({ step, fileUrl }: { step: Step; fileUrl: ReadFormProps['fileUrl'] }) {
  const { say, language } = useLanguage();
  const m = useMessages(signMessages);
  const texts = step.i18n?.[language] ?? Object.values(step.i18n ?? {})[0] ?? {};
  // Fields of the step itself have no path before their name.
  const translate = ((key: string, fallback?: string) =>
    texts[key.replace(/^\./, '')] ?? fallback) as Translator;
  const root = step.schema as JsonSchema;
  const properties = (root.properties ?? {}) as Record<string, JsonSchema>;
  const { data } = step.answer;
  const groups = Object.keys(properties).filter((name) => isGroup(data[name]));
  const plain = Object.fromEntries(Object.entries(data).filter(([name]) => !groups.includes(name)));
  const isEmpty = Object.keys(data).length === 0;
  return (
    <Box component="section" aria-label={say(step.title)} sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {say(step.title)}
      </Typography>
      {isEmpty && <Typography color="textSecondary">{m('nothing')}</Typography>}
      {Object.keys(plain).length > 0 && (
        <AnswerSummary
          schema={root}
          root={root}
          path=""
          value={plain}
          translate={translate}
          fileUrl={fileUrl}
        />
      )}
      {groups.map((name) => (
        <Box
          key={name}
          sx={{ mt: 1.5, pl: 1.5, borderLeft: 3, borderColor: 'divider', breakInside: 'avoid' }}
        >
          <Typography sx={{ fontWeight: 600, mb: 0.5, maxWidth: '75ch' }}>
            {translate(`${name}.label`, resolved(properties[name] ?? {}, root).title ?? name)}
          </Typography>
          <AnswerSummary
            schema={properties[name] ?? {}}
            root={root}
            path={name}
            value={data[name] as Record<string, unknown>}
            translate={translate}
            fileUrl={fileUrl}
          />
        </Box>
      ))}
    </Box>
  );
}

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isFileAnswer(value);
