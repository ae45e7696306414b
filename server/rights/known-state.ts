import {
  possibleTurns,
  type Release,
  type Role,
  type Snapshot,
  stateView,
  turnHangsOnContext,
  whoseTurn,
} from '../../engine/index.ts';
import type { KnownState } from '../stores/case-states.ts';

const known = new WeakMap<Release, Map<string, KnownState>>();

/**
 * What rights and lists ask of a case's place in its workflow, made once for each place of a release, and there for
 * each of those whose turn it may be. `states` are the snapshot's active leaf states.
 */
export function knownState(release: Release, snapshot: Snapshot, states: string[]): KnownState {
  const ofRelease = known.get(release) ?? new Map<string, KnownState>();
  known.set(release, ofRelease);
  const key = stateKey(release, snapshot, states);
  let state = ofRelease.get(key);
  if (!state) {
    state = describe(key, release, snapshot, states);
    ofRelease.set(key, state);
  }
  return state;
}

/** One text for a release, the active leaf states in it and, where that differs from case to case, whose turn it is. */
export function stateKey(release: Release, snapshot: Snapshot, states: string[]): string {
  const place = `${release.hash.slice(0, 16)}:${states.join('+')}`;
  if (!turnHangsOnContext(release, states)) return place;
  return `${place}?${whoseTurn(release, states, snapshot.context).join('+')}`;
}

function describe(key: string, release: Release, snapshot: Snapshot, states: string[]): KnownState {
  const view = stateView(release, snapshot);
  const { openTags } = release.definition.start;
  const senders = Object.values(view.events).flatMap((event) => event.roles);
  const forms = Object.values(view.forms).flatMap((form) => [
    ...form.view,
    ...(form.edit ?? []),
    ...Object.values(form.steps ?? {}).flatMap((step) => [...(step.view ?? []), ...(step.edit ?? [])]),
  ]);
  const viewers = new Set<Role>([...forms, ...senders, ...possibleTurns(release, states)]);
  viewers.delete('system');
  return {
    key,
    program: release.program,
    releaseHash: release.hash,
    states,
    tags: view.tags,
    viewers: [...viewers],
    view: {
      title: view.title,
      ...(view.titles ? { titles: view.titles } : {}),
      events: view.events,
      waitingFor: view.waitingFor,
      open: !view.ended && view.tags.some((tag) => openTags.includes(tag)),
    },
  };
}
