import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Finding } from './field-help.tsx';
import { type FileAnswer, useSurroundings } from './form-context.tsx';
import { unseen } from './unseen.ts';

interface FilePickerProps {
  path: string;
  label: string;
  files: FileAnswer[];
  limits: { types?: string[]; maxBytes?: number };
  most: number;
  readOnly: boolean;
  onChange: (files: FileAnswer[]) => void;
}

/** Codes of the server's refusals that a person can do something about. */
const REFUSALS = ['empty-file', 'wrong-file-type', 'wrong-file-name', 'infected-file'] as const;

/** Chosen files with their sizes, a button to add one, progress while it is sent, and why it was refused. */
export function FilePicker({ path, label, files, limits, most, readOnly, onChange }: FilePickerProps) {
  const { t, number } = useLanguage();
  const around = useSurroundings();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  const helpId = useId();
  const [progress, setProgress] = useState<{ name: string; part: number } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const types = limits.types?.map((type) => `.${type}`).join(',');

  async function send(file: File) {
    setRefused(null);
    if (limits.maxBytes !== undefined && file.size > limits.maxBytes) {
      setRefused(t('file.tooBig', { name: file.name, limit: megabytes(limits.maxBytes, number) }));
      return;
    }
    setProgress({ name: file.name, part: 0 });
    try {
      const stored = await around.upload?.(path, file, (part) => setProgress({ name: file.name, part }));
      setSaid('');
      if (stored) onChange(most === 1 ? [stored] : [...files, stored]);
    } catch (error) {
      setRefused(why(error, file.name));
    } finally {
      setProgress(null);
    }
  }

  /** Why a file was not taken, in the reader's language. */
  function why(error: unknown, name: string): string {
    const problem = (error as { problem?: { code?: string; status?: number } }).problem;
    if (problem?.status === 0) return t('error.network');
    if (problem?.status === 413)
      return t('file.tooBig', { name, limit: megabytes(limits.maxBytes ?? 0, number) });
    const known = REFUSALS.find((code) => code === problem?.code);
    if (known) return t(`file.wrong.${known}`, { name });
    return error instanceof Error ? error.message : t('error.title');
  }

  const open = files.length < most || most === 1;
  return (
    <Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {files.map((file) => (
          <Box
            component="li"
            key={file.id}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}
          >
            <Link href={around.fileUrl(file)}>{file.name}</Link>
            <Typography variant="body2" color="text.secondary">
              {megabytes(file.size, number)}
            </Typography>
            {!readOnly && (
              <Button
                size="small"
                color="error"
                onClick={() => {
                  onChange(files.filter((one) => one.id !== file.id));
                  setSaid(t('file.removed', { name: file.name }));
                  button.current?.focus();
                }}
                aria-label={t('file.remove', { name: file.name })}
              >
                {t('app.delete')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
      {files.length === 0 && readOnly && <Typography color="text.secondary">{t('app.none')}</Typography>}
      {progress && (
        <Box sx={{ my: 1 }}>
          <Typography variant="body2" aria-live="polite">
            {t('file.sending', { name: progress.name })}
          </Typography>
          <LinearProgress
            variant="determinate"
            value={progress.part * 100}
            aria-label={t('file.sending', { name: progress.name })}
          />
        </Box>
      )}
      <Box role="status" sx={unseen}>
        {said}
      </Box>
      {refused && (
        <div role="alert">
          <Finding severity="error" message={refused} />
        </div>
      )}
      {!readOnly && open && around.upload && (
        <Box sx={{ mt: 0.5 }}>
          <input
            ref={input}
            type="file"
            accept={types}
            hidden
            tabIndex={-1}
            aria-label={label}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void send(file);
            }}
          />
          <Button
            ref={button}
            size="small"
            variant="outlined"
            disabled={progress !== null}
            aria-label={`${files.length && most === 1 ? t('file.replace') : t('file.choose')}: ${label}`}
            aria-describedby={helpId}
            onClick={() => input.current?.click()}
          >
            {files.length && most === 1 ? t('file.replace') : t('file.choose')}
          </Button>
          <Typography id={helpId} variant="body2" color="text.secondary" component="span" sx={{ ml: 1 }}>
            {limitText(limits, t, number)}
          </Typography>
        </Box>
      )}
    </Box>
  );
}

type Tools = ReturnType<typeof useLanguage>;

function limitText(limits: FilePickerProps['limits'], t: Tools['t'], number: Tools['number']): string {
  const parts: string[] = [];
  if (limits.types?.length) parts.push(t('file.types', { types: limits.types.join(', ') }));
  if (limits.maxBytes) parts.push(t('file.most', { limit: megabytes(limits.maxBytes, number) }));
  return parts.join(' · ');
}

function megabytes(bytes: number, number: Tools['number']): string {
  return bytes >= 1_048_576
    ? `${number(bytes / 1_048_576, { maximumFractionDigits: 1 })} MB`
    : `${number(Math.max(1, bytes / 1024), { maximumFractionDigits: 0 })} kB`;
}
