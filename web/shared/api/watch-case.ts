import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshCase } from './cases.ts';

const KINDS = ['event', 'save', 'assign', 'effect', 'message'] as const;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * Asks anew for what is shown of a case whenever the server says that it moved, was saved or assigned.
 * Listens while the page is in sight: a browser opens only a few connections to one server.
 */
export function useWatchCase(id: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | null = null;
    let again = 0;
    let pause = FIRST_PAUSE;
    let missed = false;
    const look = () => void refreshCase(queries, id);

    function open() {
      window.clearTimeout(again);
      source?.close();
      source = new EventSource(`/api/v1/cases/${id}/changes`);
      for (const kind of KINDS) source.addEventListener(kind, look);
      source.onopen = () => {
        pause = FIRST_PAUSE;
        // While nobody listened, anything may have happened.
        if (missed) look();
        missed = false;
      };
      source.onerror = () => {
        missed = true;
        // The browser itself tries again after a lost connection, but not after an answer that refuses.
        if (source?.readyState !== EventSource.CLOSED) return;
        again = window.setTimeout(open, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      };
    }
    function close() {
      window.clearTimeout(again);
      source?.close();
      source = null;
      missed = true;
    }
    const onSight = () => (document.visibilityState === 'visible' ? open() : close());

    onSight();
    document.addEventListener('visibilitychange', onSight);
    return () => {
      document.removeEventListener('visibilitychange', onSight);
      close();
    };
  }, [id, queries]);
}
