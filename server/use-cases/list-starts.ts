import type { Actor, Refused } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { rolesFor } from '../rights/roles-for.ts';
import { memberStore } from '../stores/members.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { decideStart } from './decide-start.ts';

/** A company that the user may open cases for, and what a new one would be refused for today. */
export interface Start {
  company: { id: string; name: string };
  allowed: boolean;
  reasons: Refused['reasons'];
}

/** Who acts for more companies than this learns of a refusal when he begins. */
const most = 100;

/** For each company for which the user may open a case of the program: whether the server would open it now. */
export async function listStarts(
  deps: CaseDeps,
  { user, program }: { user: User; program: string },
): Promise<Start[]> {
  const release = await deps.releases.current(program);
  if (!release) throw notFound('This program');
  const { roles: defined, start } = release.definition;
  const at = deps.clock.now().toISOString();
  const starts: Start[] = [];
  for (const company of await companiesOf(deps, user)) {
    const roles = await rolesFor(deps.db, user, { program, companyId: company.id }, defined);
    if (!roles.some((role) => start.roles.includes(role))) continue;
    const actor: Actor = { id: user.id, name: user.name, roles };
    const opening = { id: deps.ids.next(), release, companyId: company.id, actor, at };
    const step = starts.length < most ? (await decideStart(deps, opening)).step : null;
    starts.push({ company, allowed: step?.ok ?? true, reasons: step && !step.ok ? step.reasons : [] });
  }
  return starts;
}

async function companiesOf({ db }: CaseDeps, user: User): Promise<Start['company'][]> {
  const memberships = await memberStore(db).ofUser(user.id);
  return [...new Map(memberships.map(({ company }) => [company.id, company])).values()];
}
