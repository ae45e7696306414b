import type { Knex } from 'knex';
import { type Actor, hashJson, type Json } from '../../engine/index.ts';
import { conflict, notFound } from '../http/problem.ts';
import { rolesFor } from '../rights/roles-for.ts';
import { caseContextStore } from '../stores/case-context.ts';
import type { StoredCase } from '../stores/cases.ts';
import { companyStore } from '../stores/companies.ts';
import type { Command } from '../stores/history.ts';
import { StaleCase } from './apply-step.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { commitStep } from './commit-step.ts';
import { decideStart } from './decide-start.ts';
import { keptAnswer } from './kept-answer.ts';
import { refusalProblem } from './refusal.ts';

const attempts = 5;

export interface StartCase {
  user: User;
  program: string;
  companyId: string;
  idempotencyKey: string | null;
}

export interface StartedCase {
  id: string;
  number: string | null;
  revision: number;
}

/**
 * Opens a case of a program's current release for a company, when the program lets this user and its
 * start ruleset finds nothing against it. A company that the user holds no role for does not exist (404).
 */
export async function startCase(deps: CaseDeps, command: StartCase): Promise<StartedCase> {
  const { user, program, companyId } = command;
  const release = await deps.releases.current(program);
  if (!release) throw notFound('This program');
  const roles = await rolesFor(deps.db, user, { program, companyId }, release.definition.roles);
  if (roles.length === 0) throw notFound('This company');
  const actor: Actor = { id: user.id, name: user.name, roles };
  const keyed: Command | null =
    command.idempotencyKey === null
      ? null
      : {
          scope: `start-case:${user.id}`,
          key: command.idempotencyKey,
          bodyHash: hashJson({ program, company: companyId }),
        };

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const kept = await keptAnswer(deps.db, keyed);
    if (kept !== undefined) return kept as unknown as StartedCase;
    if (!(await caseContextStore(deps.db).company(companyId))) throw notFound('This company');

    const at = deps.clock.now().toISOString();
    const id = deps.ids.next();
    const { stored, data, step } = await decideStart(deps, { id, release, companyId, actor, at });
    if (!step.ok) throw refusalProblem(step);
    const open = data.company.openCases.map((one) => one.id);
    const applied = await commitStep(
      deps,
      {
        kind: 'start',
        stored,
        data,
        release,
        step,
        event: { type: 'start' },
        timer: null,
        actor,
        at,
        submitted: null,
        command: keyed && { ...keyed, answerOf: (after) => answerOf(after) as unknown as Json },
      },
      (tx) => sameOpenCases(tx, companyId, stored.id, open, release.definition.start.ruleset !== undefined),
    );
    if (applied) return answerOf(applied.stored);
  }
  throw conflict('busy', {
    en: 'Another case is being opened for this company. Try again.',
    fr: 'Un autre dossier s’ouvre pour cette entreprise. Réessayez.',
  });
}

/** Two cases opened at once must not both find that they are the only one. */
async function sameOpenCases(
  tx: Knex.Transaction,
  companyId: string,
  caseId: string,
  decidedOn: string[],
  decides: boolean,
): Promise<void> {
  if (!decides) return;
  await companyStore(tx).hold(companyId);
  const now = (await caseContextStore(tx).openCases(companyId, caseId)).map((one) => one.id);
  if (now.some((id) => !decidedOn.includes(id))) throw new StaleCase();
}

function answerOf(stored: StoredCase): StartedCase {
  return { id: stored.id, number: stored.number, revision: stored.revision };
}
