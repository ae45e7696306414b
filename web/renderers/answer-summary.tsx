import type { JsonSchema, Translator } from '@jsonforms/core';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useLanguage } from '../shared/i18n/language.tsx';
import { describeValue, keyPrefix, resolved } from './describe-value.ts';
import { type FileAnswer, isFileAnswer } from './form-context.tsx';

interface AnswerSummaryProps {
  schema: JsonSchema;
  root: JsonSchema;
  /** Of the object in its step; empty for the step itself. */
  path: string;
  value: Record<string, unknown>;
  translate: Translator;
  fileUrl: (file: FileAnswer) => string;
}

/** An object of answers to read: each part that has a value, with its label; files as links. */
export function AnswerSummary({ schema, root, path, value, translate, fileUrl }: AnswerSummaryProps) {
  const words = useLanguage();
  const properties = (resolved(schema, root).properties ?? {}) as Record<string, JsonSchema>;
  const parts = Object.entries(properties).flatMap(([name, raw]) => {
    const part = resolved(raw, root);
    const prefix = keyPrefix(part, path ? `${path}.${name}` : name);
    const label = translate(`${prefix}.label`, part.title ?? name) ?? name;
    return isEmpty(value[name]) ? [] : [{ name, part, prefix, label, value: value[name] }];
  });
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(7em, max-content) minmax(0, 1fr)' },
        columnGap: 2,
        rowGap: 0.75,
      }}
    >
      {parts.map(({ name, part, prefix, label, value: one }) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary', maxWidth: '16em' }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}
          >
            {filesOf(one) ? (
              <Files files={filesOf(one) ?? []} fileUrl={fileUrl} />
            ) : Array.isArray(one) && one.every(isObject) ? (
              rows(one, part, prefix)
            ) : (
              describeValue(one, part, prefix, translate, words)
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );

  function rows(list: Record<string, unknown>[], part: JsonSchema, prefix: string) {
    const item = resolved((part.items ?? {}) as JsonSchema, root);
    const columns = Object.entries((item.properties ?? {}) as Record<string, JsonSchema>);
    return (
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {list.map((row, index) => {
          const cells = columns.map(([name, raw]) => {
            const cell = resolved(raw, root);
            return { name, cell, prefix: keyPrefix(cell, `${prefix}.${name}`), value: row[name] };
          });
          const files = cells.map((cell) => cell.value).filter(isFileAnswer);
          const texts = cells
            .filter((cell) => !isFileAnswer(cell.value))
            .map((cell) => describeValue(cell.value, cell.cell, cell.prefix, translate, words))
            .filter(Boolean);
          return (
            // Rows have no identity of their own in the data; their place is all there is.
            <li key={`${index + 1}`}>
              <Files files={files} fileUrl={fileUrl} />
              {texts.join(' · ')}
            </li>
          );
        })}
      </Box>
    );
  }
}

/** One file or several; null for anything else. */
function filesOf(value: unknown): FileAnswer[] | null {
  const list = Array.isArray(value) ? value : [value];
  return list.every(isFileAnswer) ? list : null;
}

const Files = ({ files, fileUrl }: { files: FileAnswer[]; fileUrl: AnswerSummaryProps['fileUrl'] }) =>
  files.map((file) => (
    <Link key={file.id} href={fileUrl(file)} sx={{ mr: 1 }}>
      {file.name}
    </Link>
  ));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
