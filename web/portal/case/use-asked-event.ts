import { useState } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import { type CaseView, useSendEvent } from '../../shared/api/cases.ts';
import { type Foreseen, foresee } from './foresee.ts';

interface AskedEventParts {
  found: CaseView;
  /** The reader decides for the program: he sees what follows before he is asked whether he wants it. */
  decides: boolean;
  before: (() => Promise<unknown>) | undefined;
  onRefused: (error: unknown) => void;
  onDone: (event: OfferedEvent) => void;
}

/** An event on its way from its button to the server: what stands against it, its dialog, its sending. */
export function useAskedEvent({ found, decides, before, onRefused, onDone }: AskedEventParts) {
  const send = useSendEvent(found.id);
  const [asked, setAsked] = useState<{ event: OfferedEvent; plan: Foreseen['plan'] } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);

  async function go(event: OfferedEvent, data?: Record<string, unknown>, shown?: string) {
    setRefused(null);
    try {
      if ((await before?.()) === false) return;
      await send.mutateAsync({ type: event.type, data, shown, revision: found.revision });
      setAsked(null);
      onDone(event);
    } catch (error) {
      // What was written in the dialog stays in it; a plain refusal is shown where the page shows it.
      if (event.form || event.signs) return setRefused(error);
      setAsked(null);
      onRefused(error);
    }
  }

  async function ask(event: OfferedEvent) {
    setRefused(null);
    if (event.signs) {
      // What is being typed is a part of what is shown.
      if ((await before?.()) !== false) setAsked({ event, plan: null });
      return;
    }
    if (!event.form && !event.confirm) return go(event);
    // What is missing is told before anything is asked.
    if (!decides && !event.submits?.length && event.reasons.length === 0) {
      return setAsked({ event, plan: null });
    }
    if (isAsking) return;
    setAsking(true);
    try {
      if ((await before?.()) === false) return;
      const { plan, barred } = await foresee(found, event);
      if (barred) return onRefused(barred);
      setAsked({ event, plan: decides ? plan : null });
    } catch (error) {
      onRefused(error);
    } finally {
      setAsking(false);
    }
  }

  return { asked, refused, isAsking, isSending: send.isPending, ask, go, close: () => setAsked(null) };
}
