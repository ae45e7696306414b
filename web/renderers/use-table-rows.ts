import { type ArrayControlProps, extractDefaults, update } from '@jsonforms/core';
import { useJsonForms } from '@jsonforms/react';
import { useMemo, useRef, useState } from 'react';

export type Row = Record<string, unknown>;

/** The rows of a list and what can be done with them; each change is one of the form. */
export function useTableRows(props: ArrayControlProps) {
  const { dispatch } = useJsonForms();
  const rows = useMemo<Row[]>(() => (Array.isArray(props.data) ? props.data : []), [props.data]);
  const [removed, setRemoved] = useState<{ index: number; row: Row } | null>(null);
  const latest = useRef({ rows, path: props.path, dispatch });
  latest.current = { rows, path: props.path, dispatch };
  const defaults = useMemo<Row>(
    () => (extractDefaults(props.schema, props.rootSchema) as Row | undefined) ?? {},
    [props.schema, props.rootSchema],
  );
  const actions = useMemo(() => {
    const change = (make: (now: Row[]) => Row[]) => {
      const { path, dispatch } = latest.current;
      dispatch?.(update(path, (now: Row[] | undefined) => make(now ?? [])));
    };
    const insert = (index: number, more: readonly Row[]) => {
      setRemoved(null);
      change((now) => [...now.slice(0, index), ...structuredClone(more), ...now.slice(index)]);
    };
    return {
      insert,
      append: (more: readonly Row[]) => insert(latest.current.rows.length, more),
      duplicate: (index: number) => insert(index + 1, [latest.current.rows[index] ?? {}]),
      move(index: number, by: 1 | -1) {
        change((now) => {
          const next = [...now];
          const [moved] = next.splice(index, 1);
          if (moved) next.splice(index + by, 0, moved);
          return next;
        });
      },
      remove(index: number) {
        setRemoved({ index, row: latest.current.rows[index] ?? {} });
        change((now) => now.filter((_, at) => at !== index));
      },
      /** Takes a row away that nobody will miss. */
      drop: (index: number) => change((now) => now.filter((_, at) => at !== index)),
    };
  }, []);
  return { rows, defaults, removed, setRemoved, ...actions };
}
