import {
  type CaseEvent,
  type DueDate,
  dueDates,
  signatureHash,
  stateView,
  type Text,
} from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { NOT_YET, type PlannedEffect, previewEffects } from '../outbox/preview-effects.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { mayReadLetter } from './list-letters.ts';
import { loadCaseWithData } from './load-case.ts';
import { decisionTeller, type NamedDecision } from './named-decisions.ts';
import { actorOf, decideEvent } from './send-event.ts';
import { titleFor } from './state-words.ts';

export interface PreviewEvent {
  user: User;
  caseId: string;
  event: CaseEvent;
  /** Revision of the case that the sender saw. */
  seen: number | null;
}

/** What an event would come to if it were sent now. */
export interface EventPreview {
  /** Of the case on which it was decided. */
  revision: number;
  state: { id: string; title: Text };
  ended: boolean;
  /** Deadlines that the step would set. */
  due: DueDate[];
  /** What it is decided on, as the sender may see it. */
  decisions: NamedDecision[];
  effects: PlannedEffect[];
}

/**
 * Decides an event as `send-event` does and tells what it would do, without writing a byte. Refused where
 * the event would be refused. Messages that the sender may not read are left out.
 */
export async function previewEvent(
  deps: CaseDeps & Pick<Deps, 'baseUrl' | 'settings'>,
  query: PreviewEvent,
): Promise<EventPreview> {
  const { user, caseId, event, seen } = query;
  const loaded = await loadCaseWithData(deps, user, caseId);
  const { stored, release, roles, acting } = loaded;
  const at = deps.clock.now().toISOString();
  // Nothing is signed by looking at what would follow.
  const signs = stateView(release, stored.snapshot).events[event.type]?.signs;
  const asked =
    signs === undefined
      ? event
      : { ...event, shown: signatureHash(release, signs, { data: loaded.data, now: at }) };
  const step = await decideEvent(loaded, { event: asked, actor: actorOf(user, loaded), seen, at });
  const view = stateView(release, step.snapshot);
  const numbered = step.effects.some(({ type }) => type === 'number');
  const number = stored.number ?? (numbered ? NOT_YET : null);
  return {
    revision: stored.revision,
    state: { id: step.states[0] ?? '', title: titleFor(view.title, view.titles, roles) },
    ended: step.snapshot.status !== 'active',
    due: dueDates(
      release,
      step.timers.flatMap((timer) => (timer.op === 'set' && timer.kind === 'deadline' ? [timer] : [])),
    ),
    decisions: step.decisions.map(
      decisionTeller({
        release,
        roles: acting,
        now: at,
        state: { snapshot: stored.snapshot, data: loaded.data },
      }),
    ),
    effects: await previewEffects(deps, {
      stored: { ...stored, number },
      release,
      effects: step.effects.filter(({ type }) => type !== 'number' && type !== 'set'),
      at,
      mayRead: (recipient) => mayReadLetter(release, acting, recipient),
    }),
  };
}
