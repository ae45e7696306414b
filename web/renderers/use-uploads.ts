import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { againHelps } from './again-helps.ts';
import { type FileLimits, fitsKind, kindsInWords } from './file-limits.ts';
import { type FileAnswer, useSurroundings } from './form-context.tsx';
import { messages } from './messages.ts';

/** A file on its way, or one that did not arrive. */
export interface Sending {
  key: number;
  file: File;
  /** 0 to 1. */
  part: number;
  /** The connection is lost; it goes on by itself. */
  waiting: boolean;
  /** Why it was not taken. */
  refused: string | null;
  /** Whether sending it again can help. */
  again: boolean;
}

/** Codes of the server's refusals that a person can do something about. */
const REFUSALS = ['empty-file', 'wrong-file-type', 'wrong-file-name', 'infected-file'] as const;

interface UploadsOptions {
  path: string;
  limits: FileLimits;
  onArrived: (file: FileAnswer) => void;
}

/** Sends files for a field, several at once, each with its progress, and says why one was not taken. */
export function useUploads({ path, limits, onArrived }: UploadsOptions) {
  const { t, size } = useLanguage();
  const m = useMessages(messages);
  const around = useSurroundings();
  const [list, setList] = useState<Sending[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const last = useRef(0);
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  // Who leaves the step has not given the file up: it is only that nobody is there to note its arrival.
  useEffect(() => () => stops.current.forEach((stop) => void stop.abort()), []);

  const tell = (key: number, news: Partial<Sending>) =>
    setList((now) => now.map((one) => (one.key === key ? { ...one, ...news } : one)));
  const forget = (key: number) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setList((now) => now.filter((one) => one.key !== key));
  };

  function refusalBefore(file: File): string | null {
    if (limits.maxBytes !== undefined && file.size > limits.maxBytes) {
      return t('file.tooBig', { name: file.name, limit: size(limits.maxBytes) });
    }
    if (fitsKind(file.name, limits.types)) return null;
    return m('file.wrongKind', { name: file.name, types: kindsInWords(limits.types ?? []) });
  }

  /** Why a file was not taken, in the reader's language. */
  function why(error: unknown, name: string): string {
    const problem = (error as { problem?: { code?: string; status?: number } }).problem;
    if (problem?.status === 0) return t('error.network');
    if (problem?.status === 413) {
      return t('file.tooBig', { name, limit: size(limits.maxBytes ?? 0) });
    }
    const known = REFUSALS.find((code) => code === problem?.code);
    if (known) return t(`file.wrong.${known}`, { name });
    return error instanceof Error ? error.message : t('error.title');
  }

  async function run(key: number, file: File): Promise<void> {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const stored = await around.upload?.(path, file, {
        onProgress: (part) => tell(key, { part }),
        onWaiting: (waiting) => tell(key, { waiting }),
        signal: stop.signal,
      });
      stops.current.delete(key);
      setList((now) => now.filter((one) => one.key !== key));
      if (stored) arrived.current(stored);
    } catch (error) {
      if (!stop.signal.aborted) {
        tell(key, { refused: why(error, file.name), again: againHelps(error), waiting: false });
      }
    }
  }

  return {
    list,
    isSending: list.some((one) => one.refused === null),
    send(files: readonly File[]) {
      const made = files.map((file) => {
        last.current += 1;
        const refused = refusalBefore(file);
        return { key: last.current, file, part: 0, waiting: false, refused, again: false };
      });
      // What was refused before has been read; what is sent now takes its place.
      setList((now) => [...now.filter((one) => one.refused === null), ...made]);
      for (const one of made) if (one.refused === null) void run(one.key, one.file);
    },
    again(key: number) {
      const one = list.find((sending) => sending.key === key);
      if (!one) return;
      tell(key, { refused: null, part: 0 });
      void run(key, one.file);
    },
    /** Gives one up, or puts away what was said of it. */
    forget,
  };
}
