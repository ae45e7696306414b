import { loadRelease } from '../../engine/load/release.ts';
import type {
  Actor,
  CaseData,
  CaseEvent,
  CaseState,
  Json,
  JsonObject,
  Release,
  StepForward,
  Workflow,
} from '../../engine/model/index.ts';
import { decide } from '../../engine/run/decide.ts';
import { emptyCase } from '../../engine/run/empty-case.ts';
import { start } from '../../engine/run/start.ts';
import { type Patch, patched, programFiles } from './check/patched-program.ts';

/** Noon of 1 March 2026 in Edmonton. */
export const NOON = '2026-03-01T19:00:00.000Z';

/** The toy program, changed by patches. */
export function toyRelease(...patches: Patch[]): Release {
  const { release, problems } = loadRelease(patched(programFiles(), patches), 'permit');
  if (!release) throw new Error(JSON.stringify(problems, null, 2));
  return release;
}

/** The toy program with a workflow of its own and, where wanted, another zone, more rulesets or files. */
export function releaseOf(
  workflow: Partial<Workflow> & { machine: JsonObject },
  {
    zone = 'America/Edmonton',
    rulesets = {},
    files = {},
  }: { zone?: string; rulesets?: { [id: string]: JsonObject }; files?: { [path: string]: JsonObject } } = {},
): Release {
  return toyRelease(
    { file: 'workflows/permit/machine.json', text: JSON.stringify({ format: 1, ...workflow }) },
    {
      file: 'workflows/permit/program.json',
      set: { '/timeZone': zone, '/start/openTags': [], '/lists': [], '/buckets': [] },
      remove: ['/payment'],
    },
    { file: 'workflows/permit/paths.json', text: '{"format":1,"paths":[]}' },
    ...Object.entries(rulesets).map(([id, ruleset]) => ({
      file: `rules/permit/${id}.json`,
      text: JSON.stringify({ format: 1, title: id, ...ruleset }),
    })),
    ...Object.entries(files).map(([file, content]) => ({ file, text: JSON.stringify(content) })),
  );
}

/** A ruleset that gives the outcome `yes` where a fact is true. */
export function yesWhen(cel: string): JsonObject {
  return {
    facts: { said: { title: 'Said', from: cel } },
    rules: [
      {
        conditions: { all: [{ fact: 'said', operator: 'equal', value: true }] },
        event: { type: 'yes', params: { message: 'It is said.', field: 'application.garden.area' } },
      },
    ],
  };
}

/** A case of the toy program that is filled in, but for what is said otherwise. */
export function toyData(garden: JsonObject = {}): CaseData {
  const data = emptyCase();
  data.case = { ...data.case, id: 'c1', openedOn: '2026-03-01' };
  data.answers = {
    application: { garden: { owner: 'Rose Hill', area: 300, ...garden }, confirm: { agreed: true } },
  };
  return data;
}

/** Someone who holds these roles. */
export function person(...roles: string[]): Actor {
  return { id: roles.join('-'), name: roles.join(' '), roles };
}

/** A step that must have been taken. */
export function accepted(step: StepForward): Extract<StepForward, { ok: true }> {
  if (!step.ok) throw new Error(`${step.code}: ${JSON.stringify(step.reasons)}`);
  return step;
}

/** A case that was started, and the events that bring it further; each must be accepted. */
export async function caseAt(
  release: Release,
  events: [CaseEvent, string][] = [],
  { data = toyData(), now = NOON, starter = 'gardener' } = {},
): Promise<CaseState> {
  let state: CaseState = {
    data,
    snapshot: accepted(await start(release, data, person(starter), now)).snapshot,
  };
  for (const [event, role] of events) {
    state = { data, snapshot: accepted(await decide(release, state, event, person(role), now)).snapshot };
  }
  return state;
}

/** An event's `meta` for these roles. */
export function sentBy(...roles: string[]): JsonObject {
  return { label: 'Send', roles: roles as Json };
}
