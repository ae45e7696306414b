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
  readonly #open = new Set<() => Draft>();
  #watcher: (isWriting: boolean) => void = () => {};

  /** Something is typed in a field; `read` answers it until the field ends it. */
  begin(read: () => Draft): void {
    this.#open.add(read);
    this.#watcher(true);
  }

  /** What was typed stands in the form's data, or is about to in the same turn. */
  end(read: () => Draft): void {
    this.#open.delete(read);
    this.#watcher(this.#open.size > 0);
  }

  /** Tells whoever keeps the answers whether something is being typed; one watcher at a time. */
  watch(tell: (isWriting: boolean) => void): () => void {
    this.#watcher = tell;
    tell(this.#open.size > 0);
    return () => {
      if (this.#watcher === tell) this.#watcher = () => {};
    };
  }

  /** Answers with what is typed over them; the same object where nothing is. */
  over(answers: Answers): Answers {
    let all = answers;
    for (const read of this.#open) {
      const { path, value } = read();
      all = withValue(all, path.split('.'), value) as Answers;
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
