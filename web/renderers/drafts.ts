import { createContext, useContext } from 'react';

type Answers = Record<string, unknown>;

/** What is typed in one field and has not reached the form's data: its path (`sites.0.name`) and its value. */
export interface Draft {
  path: string;
  /** `undefined` where the answer is taken away. */
  value: unknown;
}

/**
 * What is typed in a form's fields at this moment. It reaches the form's data after a pause; whoever leaves before
 * takes it along from here.
 */
export class Drafts {
  readonly #fields = new Set<() => Draft | null>();

  /** A field that may have a draft; the answer takes it out again. */
  add(read: () => Draft | null): () => void {
    this.#fields.add(read);
    return () => this.#fields.delete(read);
  }

  /** Answers with what is typed over them; the same object where nothing is. */
  over(answers: Answers): Answers {
    let all = answers;
    for (const read of this.#fields) {
      const draft = read();
      if (draft) all = withValue(all, draft.path.split('.'), draft.value) as Answers;
    }
    return all;
  }
}

function withValue(holder: unknown, [name = '', ...deeper]: string[], value: unknown): unknown {
  const isList = Array.isArray(holder) || (holder === undefined && /^\d+$/.test(name));
  const copy = (
    isList ? [...((holder as unknown[] | undefined) ?? [])] : { ...(holder as object) }
  ) as Answers;
  const next = deeper.length > 0 ? withValue(copy[name], deeper, value) : value;
  if (next === undefined && !isList) delete copy[name];
  else copy[name] = next;
  return copy;
}

const Context = createContext<Drafts | null>(null);
export const DraftsProvider = Context.Provider;
export const useDrafts = (): Drafts | null => useContext(Context);
