import { isObject } from '../../load/is-object.ts';
import { own } from '../../load/own.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { JsonObject } from '../../model/text.ts';
import type { StateMeta } from '../../model/workflow.ts';
import { problem } from '../problem.ts';
import { unknownName } from './known-names.ts';
import { rawStates } from './states.ts';

/** A mail's `link`: names that do not exist, and a link by which nobody could do what it is for. */
export function checkMailLink(
  release: Release,
  file: string,
  link: JsonObject,
  pointer: string,
): ProgramProblem[] {
  const { role, form, step, event } = link;
  const at = (key: string) => ({ file, pointer: pointerTo(pointer, key) });
  const { roles } = release.definition;
  const metas = rawStates(release.workflow.machine).map(({ config }) => (config.meta ?? {}) as StateMeta);
  const events = metas.flatMap((meta) => Object.entries(meta.events ?? {}));
  const problems: ProgramProblem[] = [];
  const useless = (key: string, message: string, found: string) =>
    problems.push(problem('flow-mail-link', { ...at(key), message, found }));

  if (typeof role === 'string' && !own(roles, role)) {
    problems.push(unknownName('flow-unknown-role', at('role'), 'role', role, Object.keys(roles)));
  } else if (typeof role === 'string' && own(roles, role)?.scope !== 'member') {
    useless('role', `"${role}" is no role of a company’s members; who works on the program signs in.`, role);
  }
  const loaded = typeof form === 'string' ? release.forms.get(form) : undefined;
  if (typeof form === 'string' && !loaded) {
    problems.push(unknownName('flow-unknown-form', at('form'), 'form', form, release.forms.keys()));
  }
  if (loaded && typeof step === 'string') {
    if (!loaded.steps.has(step)) {
      const what = `step of the form "${loaded.id}"`;
      problems.push(unknownName('flow-unknown-step', at('step'), what, step, loaded.steps.keys()));
    } else {
      const editors = metas.flatMap(({ forms }) => {
        const access = forms?.[loaded.id];
        return access?.steps?.[step]?.edit ?? access?.edit ?? [];
      });
      if (typeof role === 'string' && !editors.includes(role)) {
        useless('step', `No state lets "${role}" fill in this step.`, step);
      }
    }
  }
  const sent = [[event, at('event')] as const].concat(
    (Array.isArray(link.events) ? link.events : []).map((one, index) => [
      one,
      { file, pointer: pointerTo(pointer, 'events', index) },
    ]),
  );
  for (const [name, place] of sent) {
    if (typeof name !== 'string') continue;
    const known = events.filter(([type]) => type === name);
    if (known.length === 0) {
      const names = new Set(events.map(([type]) => type));
      problems.push(unknownName('flow-unknown-event', place, 'event', name, names));
    } else if (
      typeof role === 'string' &&
      !known.some(([, meta]) => isObject(meta) && meta.roles?.includes(role))
    ) {
      const message = `No state lets "${role}" send "${name}".`;
      problems.push(problem('flow-mail-link', { ...place, message, found: name }));
    }
  }
  return problems;
}
