import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { StateMeta } from '../../model/workflow.ts';
import { problem } from '../problem.ts';
import { type CelPlace, celPlace } from './expressions.ts';
import {
  SYSTEM,
  unknownName,
  unknownParts,
  unknownRole,
  unknownRoles,
  unknownSenders,
  unknownSteps,
  unknownValue,
} from './known-names.ts';
import { around, type RawState, transitionsOf, within } from './states.ts';

/** What states say to people: titles, roles, forms, and an entry for every event that the machine listens to. */
export function checkMeta(
  release: Release,
  file: string,
  states: readonly RawState[],
): { problems: ProgramProblem[]; expressions: CelPlace[] } {
  const problems: ProgramProblem[] = [];
  const expressions: CelPlace[] = [];
  const everywhere = new Set(states.flatMap(eventsOf));
  for (const state of states) {
    const meta = metaOf(state);
    const pointer = pointerTo(state.pointer, 'meta');
    problems.push(...checkTurns(release, file, meta, pointerTo(pointer, 'waitingFor')));
    const roles = Object.keys(release.definition.roles);
    for (const key of ['titles', 'descriptions'] as const) {
      for (const role of Object.keys(isObject(meta[key]) ? meta[key] : {})) {
        if (roles.includes(role)) continue;
        const place = { file, pointer: pointerTo(pointer, key, role) };
        problems.push(unknownName('flow-unknown-role', place, 'role', role, roles));
      }
    }
    problems.push(
      ...checkForms(release, file, meta, pointer, expressions),
      ...checkEvents(release, file, state, meta, pointer, everywhere),
    );
    problems.push(...missingTitle(file, state), ...missingMeta(file, state));
  }
  return { problems, expressions };
}

function metaOf({ config }: RawState): StateMeta {
  return isObject(config.meta) ? (config.meta as StateMeta) : {};
}

/** Roles whose turn it is, and the values of the context that this hangs on. */
function checkTurns(release: Release, file: string, meta: StateMeta, pointer: string): ProgramProblem[] {
  return (meta.waitingFor ?? []).flatMap((turn, index) => {
    const at = pointerTo(pointer, index);
    if (typeof turn === 'string') return unknownRole(release, file, turn, at, [SYSTEM]);
    const conditions = (['when', 'unless'] as const).flatMap((word) => {
      const name = turn[word];
      return name === undefined ? [] : unknownValue(release, { file, pointer: pointerTo(at, word) }, name);
    });
    return [...unknownRole(release, file, turn.role, pointerTo(at, 'role'), [SYSTEM]), ...conditions];
  });
}

function checkForms(
  release: Release,
  file: string,
  meta: StateMeta,
  pointer: string,
  expressions: CelPlace[],
): ProgramProblem[] {
  return Object.entries(meta.forms ?? {}).flatMap(([form, access]) => {
    const at = pointerTo(pointer, 'forms', form);
    const loaded = release.forms.get(form);
    if (!loaded)
      return [unknownName('flow-unknown-form', { file, pointer: at }, 'form', form, release.forms.keys())];
    if (typeof access.only === 'string') {
      expressions.push(celPlace({ file, pointer: pointerTo(at, 'only'), expects: 'list' }, access.only));
    }
    return [
      ...unknownRoles(release, file, access.view, pointerTo(at, 'view')),
      ...unknownRoles(release, file, access.edit, pointerTo(at, 'edit')),
      ...Object.entries(access.steps ?? {}).flatMap(([step, own]) => {
        const inside = pointerTo(at, 'steps', step);
        if (!loaded.steps.has(step)) {
          const what = `step of the form "${form}"`;
          return [
            unknownName('flow-unknown-step', { file, pointer: inside }, what, step, loaded.steps.keys()),
          ];
        }
        return [
          ...unknownRoles(release, file, own.view, pointerTo(inside, 'view')),
          ...unknownRoles(release, file, own.edit, pointerTo(inside, 'edit')),
        ];
      }),
    ];
  });
}

function checkEvents(
  release: Release,
  file: string,
  state: RawState,
  meta: StateMeta,
  pointer: string,
  everywhere: ReadonlySet<string>,
): ProgramProblem[] {
  const here = new Set([...around(state), ...within(state)].flatMap(eventsOf));
  return Object.entries(meta.events ?? {}).flatMap(([event, definition]) => {
    const at = pointerTo(pointer, 'events', event);
    const problems = [
      ...unknownRoles(release, file, definition.roles, pointerTo(at, 'roles'), [SYSTEM]),
      ...unknownRoles(release, file, definition.readers, pointerTo(at, 'readers')),
    ];
    if (!here.has(event)) {
      problems.push(
        unknownName(
          'flow-event-without-transition',
          { file, pointer: at },
          'transition here for the event',
          event,
          here,
        ),
      );
    }
    problems.push(...unknownSenders(file, definition.notBy ?? [], pointerTo(at, 'notBy'), everywhere));
    const { form, submits } = definition;
    const dialog = form === undefined ? undefined : release.forms.get(form);
    if (form !== undefined && !dialog) {
      const place = { file, pointer: pointerTo(at, 'form') };
      problems.push(unknownName('flow-unknown-form', place, 'form', form, release.forms.keys()));
    }
    if (dialog && dialog.definition.layout !== 'dialog') {
      const message = `The form of an event is filled in in a dialog, but the layout of "${form}" is ${dialog.definition.layout}.`;
      problems.push(
        problem('flow-form-not-dialog', { file, pointer: pointerTo(at, 'form'), message, found: form! }),
      );
    }
    for (const [index, submitted] of (submits ?? []).entries()) {
      if (release.forms.has(submitted)) continue;
      const place = { file, pointer: pointerTo(at, 'submits', index) };
      problems.push(unknownName('flow-unknown-form', place, 'form', submitted, release.forms.keys()));
    }
    problems.push(...unknownSteps(release, file, definition.at ?? [], pointerTo(at, 'at')));
    const { of = [], but = [] } = definition.complete ?? {};
    problems.push(...unknownParts(release, file, of, pointerTo(at, 'complete', 'of')));
    problems.push(...unknownSteps(release, file, but, pointerTo(at, 'complete', 'but')));
    const { signs } = definition;
    const signatures = Object.keys(release.definition.signatures ?? {});
    if (signs !== undefined && !signatures.includes(signs)) {
      const place = { file, pointer: pointerTo(at, 'signs') };
      problems.push(unknownName('flow-unknown-signature', place, 'signature', signs, signatures));
    }
    return problems;
  });
}

/** Events that a state listens to, `{}` and its like left out. */
function eventsOf(state: RawState): string[] {
  return transitionsOf(state).flatMap(({ kind, name }) => (kind === 'on' ? [name] : []));
}

/** A state that a case can rest in is shown to people. */
function missingTitle(file: string, state: RawState): ProgramProblem[] {
  if (state.type !== 'atomic' && state.type !== 'final') return [];
  if (around(state).some((one) => metaOf(one).title !== undefined)) return [];
  if (transitionsOf(state).some(({ kind, guard }) => kind === 'always' && guard === undefined)) return [];
  const message = `People would see the state as "${state.path.join('.') || state.key}": it has no meta.title.`;
  return [problem('flow-missing-title', { file, pointer: state.pointer, message })];
}

/** An event that no `meta.events` names can only be sent by the system. */
function missingMeta(file: string, state: RawState): ProgramProblem[] {
  const said = new Set(
    [...around(state), ...within(state)].flatMap((one) => Object.keys(metaOf(one).events ?? {})),
  );
  return [...new Set(eventsOf(state))]
    .filter((event) => !said.has(event) && !event.startsWith('xstate.') && !event.includes('*'))
    .map((event) =>
      problem('flow-event-without-meta', {
        file,
        pointer: pointerTo(state.pointer, 'on', event),
        message: `No meta.events says who may send "${event}"; only the system can.`,
        found: event,
      }),
    );
}
