import type { Knex } from 'knex';
import {
  type Actor,
  type AnswerProblem,
  type Answers,
  type CaseData,
  checkStep,
  formAccess,
  hashJson,
  type Instant,
  type JsonObject,
  prefillStep,
  type StepResult,
  stateView,
} from '../../engine/index.ts';
import { HttpProblem, notFound, stale } from '../http/problem.ts';
import { answerStore, type StoredStep, toAnswers } from '../stores/answers.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import { type Change, changeStore } from '../stores/changes.ts';
import { StaleCase } from './apply-step.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { checkFiles } from './check-files.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { bareCaseData, loadCaseData } from './load-case-data.ts';
import { summarizeCase, summaryReads, summaryReadsSurroundings } from './summarize-case.ts';

const attempts = 5;

export interface SaveStep {
  user: User;
  caseId: string;
  form: string;
  step: string;
  data: JsonObject;
  /** Revision of the step that the sender saw, 0 for one that nobody has saved. */
  seen: number;
}

export interface SavedStep {
  revision: number;
  data: JsonObject;
  problems: AnswerProblem[];
}

/**
 * Saves a step of a draft, complete or not. Throws 404 where the reader may not see the step, 403
 * where he may not edit it, 409 with the places when he changed what is read only, hidden or not asked
 * for, and 412 with what is stored now when somebody saved it meanwhile.
 */
export async function saveStep(deps: CaseDeps, command: SaveStep): Promise<SavedStep> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const loaded = await loadCase(deps, command.user, command.caseId);
    const saved = await trySave(deps, loaded, command);
    if (saved) return saved;
  }
  throw stale();
}

/** `null` when the case's workflow moved between the reading and the writing. */
async function trySave(deps: CaseDeps, loaded: LoadedCase, command: SaveStep): Promise<SavedStep | null> {
  const { user, form, step } = command;
  const { stored, release } = loaded;
  const now = deps.clock.now().toISOString();
  if (!release.forms.get(form)?.steps.has(step)) throw notFound('This step');

  const steps = await answerStore(deps.db).ofCase(stored.id);
  const answers = toAnswers(steps);
  const before = steps.find((one) => one.form === form && one.step === step);
  const only = stateView(release, stored.snapshot).forms[form]?.only;
  // What surrounds the case costs several reads; most saves have nothing that asks for it.
  const data =
    before === undefined || only !== undefined || summaryReadsSurroundings(release)
      ? await loadCaseData(deps, stored, release, answers)
      : bareCaseData(stored, answers);
  const checked = await checkSave(deps, { loaded, data, before }, command, now);

  const current = before?.revision ?? 0;
  const revision = current + 1;
  const change = { caseId: stored.id, kind: 'save' as const, revision, form, step, at: now };
  const summary = summaryReads(release, form)
    ? summarizeCase(
        release,
        { ...data, answers: withStep(answers, form, step, checked.data) },
        stored.snapshot.context,
        { id: user.id, name: user.name, roles: loaded.roles } satisfies Actor,
        now,
      )
    : undefined;
  const published = await write(deps, loaded, change, {
    data: checked.data,
    seen: current,
    userId: user.id,
    summary,
  });
  if (published === null) return null;
  deps.changes.publish(published);
  return { revision, data: checked.data, problems: checked.problems };
}

/** What a save is checked against: the case with what surrounds it, and the step as it is stored. */
export interface SaveGround {
  loaded: LoadedCase;
  data: CaseData;
  before: StoredStep | undefined;
}

/** What may be stored of what somebody wrote, with what is wrong in it. Throws as `saveStep`. */
export async function checkSave(
  deps: Pick<CaseDeps, 'db'>,
  { loaded, data, before }: SaveGround,
  command: Pick<SaveStep, 'form' | 'step' | 'data' | 'seen'>,
  now: Instant,
): Promise<StepResult> {
  const { form, step } = command;
  const { stored, release } = loaded;
  const access = formAccess(release, { snapshot: stored.snapshot, data }, form, step, loaded.acting, now);
  if (!access.view) throw notFound('This step');
  if (!access.edit)
    throw new HttpProblem(403, 'read-only', {
      en: 'This step cannot be changed now.',
      fr: 'Cette étape ne peut pas être modifiée pour l’instant.',
    });

  const current = before?.revision ?? 0;
  if (command.seen !== current) {
    throw stale({ current, data: before?.data ?? {} });
  }
  const checked = checkStep(release, {
    form,
    step,
    data: command.data,
    stored: before?.data ?? null,
    only: access.only,
    caseData: data,
    now,
  });
  if (checked.refused.length > 0) {
    throw new HttpProblem(
      409,
      'change-refused',
      {
        en: 'Some of this cannot be changed; nothing was saved.',
        fr: 'Une partie ne peut pas être modifiée; rien n’a été enregistré.',
      },
      {
        reasons: checked.refused,
      },
    );
  }
  const known = before?.data ?? prefillStep(release, form, step, data, now);
  await checkFiles(deps.db, { release, caseId: stored.id, form, step, data: checked.data, known });
  return checked;
}

/** The transaction of a save: the step over the revision seen, in a case that has not moved. */
async function write(
  deps: CaseDeps,
  { stored }: LoadedCase,
  change: StepChange,
  save: StepSave,
): Promise<Change | null> {
  try {
    return await deps.transact((tx) => writeStep(tx, stored, change, save));
  } catch (error) {
    if (error instanceof StaleCase) return null;
    throw error;
  }
}

export type StepChange = Omit<Change, 'id'> & { form: string; step: string; at: Instant };

export interface StepSave {
  data: JsonObject;
  seen: number;
  userId: string;
  summary: JsonObject | undefined;
}

/** Writes a step inside a transaction. Throws `StaleCase` where the case or the step has moved. */
export async function writeStep(
  tx: Knex.Transaction,
  stored: Pick<StoredCase, 'id' | 'revision'>,
  change: StepChange,
  save: StepSave,
): Promise<Change> {
  const { at, form, step, revision } = change;
  const touched = await caseStore(tx).touchAnswers(stored, { updatedAt: at, summary: save.summary });
  if (!touched) throw new StaleCase();
  const row = {
    caseId: stored.id,
    form,
    step,
    revision,
    data: save.data,
    hash: hashJson(save.data),
    updatedAt: at,
    updatedBy: save.userId,
  };
  // Read again in the next round, which then says what stands there now.
  if (!(await answerStore(tx).save(row, save.seen))) throw new StaleCase();
  return { ...change, id: await changeStore(tx).append(change) };
}

/** The answers with one step replaced. */
export function withStep(answers: Answers, form: string, step: string, data: JsonObject): Answers {
  return { ...answers, [form]: { ...answers[form], [step]: data } };
}
