import { createContext, type ReactNode, useContext } from 'react';

/** A stored file as an answer names it. */
export interface FileAnswer {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
}

export const isFileAnswer = (value: unknown): value is FileAnswer => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name } = value as Partial<FileAnswer>;
  return typeof id === 'string' && typeof name === 'string';
};

/** What the server says about a field besides the schema. */
export interface FieldProblem {
  severity: 'error' | 'warning' | 'note';
  message: string;
  /** Where to go on about it. */
  more?: ReactNode;
}

/** What stood at a field in the round before; `value` is undefined where it was empty. */
export interface Former {
  value: unknown;
}

/** How an upload is told what becomes of it. */
export interface UploadWatch {
  /** The part sent, 0 to 1. */
  onProgress: (part: number) => void;
  /** The connection is lost (true), or back (false); the upload goes on by itself. */
  onWaiting?: (waiting: boolean) => void;
  /** Gives the upload up. */
  signal?: AbortSignal;
}

/** What renderers need from around the form; they know neither the case nor the server. */
export interface FormSurroundings {
  /** Show every error, not only those of fields that were left once. */
  showErrors: boolean;
  /** Findings of rules, by the data path JSON Forms uses (`sites.0.name`). */
  problemsAt: (path: string) => FieldProblem[];
  /** Whether the field may be changed, by data path. */
  mayEdit: (path: string) => boolean;
  /** Choices that the server computed for a field. */
  choicesAt: (path: string) => string[] | undefined;
  /** Sends a file for a field; goes on where it was after a lost connection. */
  upload?: (path: string, file: File, watch: UploadWatch) => Promise<FileAnswer>;
  fileUrl: (file: FileAnswer) => string;
  /** What a tick writes into a field of which a tick is worth more than yes. */
  tickedAt?: (path: string) => unknown;
  /** Most points that a question gives. */
  pointsAt?: (path: string) => number | undefined;
  /** Whether just this field was asked for, in a round of corrections. */
  askedFor?: (path: string) => boolean;
  /** Something shown under a field by the page (another form's answer, a comment). */
  beside?: (path: string) => ReactNode;
  /** What stood at a field in the round before, where `present` is different; undefined: nothing changed. */
  formerAt?: (path: string, present: unknown) => Former | undefined;
  /** Path of a field that the reader was sent to; a row of a table opens for it. */
  target?: string | undefined;
}

const nothing: FormSurroundings = {
  showErrors: false,
  problemsAt: () => [],
  mayEdit: () => true,
  choicesAt: () => undefined,
  fileUrl: () => '#',
};

const Context = createContext<FormSurroundings>(nothing);
export const FormSurroundingsProvider = Context.Provider;
export const useSurroundings = (): FormSurroundings => useContext(Context);
