import {
  coursesOf,
  type LoadedForm,
  type Release,
  type Role,
  type WorkflowOutline,
  workflowOutline,
} from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { memberStore } from '../stores/members.ts';
import { releaseStore } from '../stores/releases.ts';
import { roleGrantStore } from '../stores/role-grants.ts';

type ReadDeps = Pick<Deps, 'db' | 'releases'>;

/** Roles that a user holds in a program, be it for one company or for all. */
async function rolesAnywhere(deps: ReadDeps, user: SessionUser, program: string): Promise<Set<Role>> {
  const grants = await roleGrantStore(deps.db).ofUser(user.id);
  const memberships = await memberStore(deps.db).ofUser(user.id);
  return new Set([
    ...grants.filter((grant) => grant.program === program).map((grant) => grant.role),
    ...memberships.map((membership) => membership.role),
  ]);
}

function view(release: Release, held: Set<Role>, administrator: boolean) {
  const { definition, program, hash } = release;
  const { title, description, languages, timeZone, currency, roles, start, lists, summary, notes } =
    definition;
  const mine = Object.keys(roles).filter((role) => held.has(role));
  return {
    id: program,
    release: hash,
    title,
    ...(description === undefined ? {} : { description }),
    languages,
    timeZone,
    currency,
    roles: Object.entries(roles).map(([id, role]) => ({
      id,
      title: role.title,
      scope: role.scope,
      selfRegistration: role.selfRegistration ?? false,
      may: role.may ?? [],
    })),
    mine,
    start: { label: start.label, allowed: start.roles.some((role) => held.has(role)), roles: start.roles },
    lists: lists.filter((list) =>
      // The administrator looks over the shoulder of those who work on the program.
      list.roles.some((role) => held.has(role) || (administrator && roles[role]?.scope === 'program')),
    ),
    summary: Object.entries(summary ?? {}).map(([name, one]) => ({
      name,
      title: one.title,
      unit: one.unit ?? 'text',
    })),
    courses: coursesOf(release) ?? [],
    notes: notes ?? {},
  };
}

/** Programs with what this user has to do with them. */
export async function listPrograms(deps: ReadDeps, user: SessionUser) {
  const releases = await deps.releases.listCurrent();
  return Promise.all(
    releases.map(async (release) =>
      view(release, await rolesAnywhere(deps, user, release.program), user.administrator),
    ),
  );
}

export async function readProgram(deps: ReadDeps, user: SessionUser, program: string) {
  const release = await deps.releases.current(program);
  if (!release) throw notFound('This program');
  return view(release, await rolesAnywhere(deps, user, program), user.administrator);
}

/** A form of a release as the renderers need it. It never changes under its address. */
export async function readReleaseForm(deps: ReadDeps, hash: string, formId: string) {
  if (!(await releaseStore(deps.db).get(hash))) throw notFound('This release');
  const release = await deps.releases.get(hash);
  const form: LoadedForm | undefined = release.forms.get(formId);
  if (!form) throw notFound('This form');
  const { title, description, layout, review } = form.definition;
  return {
    id: form.id,
    release: release.hash,
    title,
    ...(description === undefined ? {} : { description }),
    layout,
    ...(review === undefined ? {} : { review }),
    steps: form.definition.steps.flatMap((entry) => {
      const loaded = form.steps.get(entry.id);
      if (!loaded) return [];
      const { schema, uischema, i18n } = loaded.step;
      return [
        {
          id: entry.id,
          title: entry.title,
          closing: entry.closing ?? false,
          schema,
          uischema,
          i18n: i18n ?? {},
        },
      ];
    }),
  };
}

/** A release's workflow as people may see it. It never changes under its address. */
export async function readReleaseWorkflow(deps: ReadDeps, hash: string): Promise<WorkflowOutline> {
  if (!(await releaseStore(deps.db).get(hash))) throw notFound('This release');
  return workflowOutline(await deps.releases.get(hash));
}
