import { formAccess } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { answerStore, toAnswers } from '../stores/answers.ts';
import { filesStore, type StoredFile } from '../stores/files.ts';
import { trainingStore } from '../stores/training.ts';
import { hiddenAs } from './hidden-as.ts';
import { loadCase } from './load-case.ts';
import { loadCaseData } from './load-case-data.ts';
import { trainingScope } from './training-scope.ts';

type FileDeps = Pick<Deps, 'db' | 'releases' | 'clock'>;

/**
 * A file that the user may read: one of a step that he may view now, or his own; evidence of training also for
 * whoever checks training of its course. For anyone else it does not exist.
 */
export async function findFile(deps: FileDeps, user: SessionUser, id: string): Promise<StoredFile> {
  const file = await filesStore(deps.db).find(id);
  if (file === null) throw notFound('This file');
  const may =
    file.place === null
      ? await mayReadOwn(deps, user, file)
      : await hiddenAs('This file', mayReadStep(deps, user, file.place));
  if (!may) throw notFound('This file');
  return file;
}

async function mayReadOwn(deps: FileDeps, user: SessionUser, file: StoredFile): Promise<boolean> {
  if (file.uploadedBy === user.id) return true;
  const { courses } = await trainingScope(deps, user);
  return trainingStore(deps.db).isEvidence(file.id, courses);
}

async function mayReadStep(
  deps: FileDeps,
  user: SessionUser,
  place: NonNullable<StoredFile['place']>,
): Promise<boolean> {
  const { stored, release, acting: roles } = await loadCase(deps, user, place.caseId);
  const answers = toAnswers(await answerStore(deps.db).ofCase(stored.id));
  const data = await loadCaseData(deps, stored, release, answers);
  const now = deps.clock.now().toISOString();
  return formAccess(release, { snapshot: stored.snapshot, data }, place.form, place.step, roles, now).view;
}

/** The files of a case, those of steps that the user may view now. */
export async function listFiles(deps: FileDeps, user: SessionUser, caseId: string): Promise<StoredFile[]> {
  const { stored, release, acting: roles } = await loadCase(deps, user, caseId);
  const answers = toAnswers(await answerStore(deps.db).ofCase(stored.id));
  const data = await loadCaseData(deps, stored, release, answers);
  const now = deps.clock.now().toISOString();
  const state = { snapshot: stored.snapshot, data };
  return (await filesStore(deps.db).ofCase(caseId)).filter(
    ({ place }) => place !== null && formAccess(release, state, place.form, place.step, roles, now).view,
  );
}
