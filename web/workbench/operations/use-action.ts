import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** Does a thing to operations: what it said, or what went wrong, and everything here is asked for again. */
export function useAction() {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['operations'] });
  return {
    error,
    said,
    async act(action: () => Promise<unknown>, done: string) {
      setError(null);
      setSaid(null);
      try {
        await action();
        setSaid(done);
      } catch (caught) {
        setError(caught);
      }
      await refresh();
    },
    /** The same for a dialog, which shows its own errors. */
    async actInDialog(action: () => Promise<unknown>, done: string) {
      setError(null);
      await action();
      setSaid(done);
      await refresh();
    },
  };
}
