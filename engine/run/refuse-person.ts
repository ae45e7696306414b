import type { StateNode } from 'xstate';
import type { Actor, CaseState, Refused } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Text } from '../model/text.ts';
import type { EventMeta, ExcludedPerson, Role } from '../model/workflow.ts';
import { textIn } from './format-value.ts';
import { machineOf, stateNodes } from './machine.ts';
import { refused } from './refusals.ts';
import { metaOf } from './state-view.ts';

/**
 * Refuses somebody whose role may send the event: nobody decides on his own case, and whom the event's
 * `notBy` names must leave it to another person.
 */
export function refusePerson(
  release: Release,
  state: CaseState,
  meta: EventMeta | undefined,
  actor: Actor,
): Refused | undefined {
  if (!meta || actor.roles.includes('system')) return undefined;
  if (
    actor.ownCase &&
    !meta.roles.some((role) => countsForOwn(release, role) && actor.roles.includes(role))
  ) {
    return refused('wrong-person', [{ message: ownCaseText }]);
  }
  const barred = (meta.notBy ?? []).find((one) => personOf(state, one) === actor.id);
  return barred === undefined
    ? undefined
    : refused('wrong-person', [{ message: notByText(release, barred) }]);
}

/** Roles that hold by membership are what somebody is for his own case. */
function countsForOwn(release: Release, role: Role): boolean {
  return release.definition.roles[role]?.scope !== 'program';
}

function personOf({ data, people }: CaseState, excluded: ExcludedPerson): string | null | undefined {
  if (excluded === 'assessor') return data.assessor.id;
  if (excluded === 'assignee') return people?.assignee;
  return people?.senders[excluded.event];
}

const ownCaseText: Text = {
  en: 'Nobody decides on a case of his own or of his own company. Another person must do this.',
  fr: 'Personne ne décide de son propre dossier ni de celui de son entreprise. Une autre personne doit le faire.',
};

function notByText(release: Release, excluded: ExcludedPerson): Text {
  if (excluded === 'assessor') {
    return {
      en: 'Another person must do this: you opened the case.',
      fr: 'Une autre personne doit le faire : vous avez ouvert le dossier.',
    };
  }
  if (excluded === 'assignee') {
    return {
      en: 'Another person must do this: the case is your work.',
      fr: 'Une autre personne doit le faire : le dossier vous est confié.',
    };
  }
  const label = labelOf(release, excluded.event);
  const en = textIn(label, 'en') ?? excluded.event;
  const fr = textIn(label, 'fr') ?? excluded.event;
  return {
    en: `Another person must do this: you did “${en}”.`,
    fr: `Une autre personne doit le faire : vous avez fait « ${fr} ».`,
  };
}

/** What the first state that offers an event calls it. */
function labelOf(release: Release, event: string): Text {
  for (const node of stateNodes(machineOf(release).machine.root as StateNode)) {
    const label = metaOf(node).events?.[event]?.label;
    if (label !== undefined) return label;
  }
  return event;
}
