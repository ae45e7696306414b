import { type Release, type Role, type Snapshot, stateView } from '../../engine/index.ts';
import type { KnownState } from '../stores/case-states.ts';

const known = new WeakMap<Release, Map<string, KnownState>>();

/**
 * What rights and lists ask of a case's place in its workflow, made once for each place of a release.
 * `states` are the snapshot's active leaf states.
 */
export function knownState(release: Release, snapshot: Snapshot, states: string[]): KnownState {
  const ofRelease = known.get(release) ?? new Map<string, KnownState>();
  known.set(release, ofRelease);
  const key = stateKey(release.hash, states);
  let state = ofRelease.get(key);
  if (!state) {
    state = describe(key, release, snapshot, states);
    ofRelease.set(key, state);
  }
  return state;
}

/** One text for a release and the active leaf states in it. */
export function stateKey(releaseHash: string, states: string[]): string {
  return `${releaseHash.slice(0, 16)}:${states.join('+')}`;
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
  const viewers = new Set<Role>([...forms, ...senders, ...view.waitingFor]);
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
      open: !view.ended && view.tags.some((tag) => openTags.includes(tag)),
    },
  };
}
