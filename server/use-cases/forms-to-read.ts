import { type NamedStep, signatureHash, signedSteps, stateView, type Text } from '../../engine/index.ts';
import { forbidden, notFound } from '../http/problem.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { formOutline } from './form-outline.ts';
import { type CaseWithData, loadCaseWithData } from './load-case.ts';
import { readReleaseForm } from './programs.ts';
import { type StepAnswer, stepAnswer } from './read-step.ts';

type ReleaseForm = Awaited<ReturnType<typeof readReleaseForm>>;

/** A form to be read without being filled in: the schemas with the answers. */
export interface FormToRead extends Omit<ReleaseForm, 'steps'> {
  steps: (ReleaseForm['steps'][number] & { answer: StepAnswer })[];
}

/** A form of a loaded case as its reader may see it, or some steps of it. 404 where he may see nothing. */
export async function formToRead(
  deps: CaseDeps,
  loaded: CaseWithData,
  formId: string,
  wanted: (step: NamedStep) => boolean = () => true,
): Promise<FormToRead> {
  const { stored, release, acting: roles, steps: saved, data } = loaded;
  const now = deps.clock.now().toISOString();
  const state = { snapshot: stored.snapshot, data };
  const outline = formOutline(formId, { release, state, roles, saved, now });
  if (!outline) throw notFound('This form');
  const { steps, ...form } = await readReleaseForm(deps, stored.releaseHash, formId);
  const read: FormToRead['steps'] = [];
  for (const step of steps) {
    if (!outline.steps.some((one) => one.id === step.id && !one.closing)) continue;
    if (!wanted({ form: formId, step: step.id })) continue;
    read.push({ ...step, answer: await stepAnswer(deps, loaded, { form: formId, step: step.id }) });
  }
  return { ...form, steps: read };
}

/** What somebody is shown before he signs it. */
export interface SignatureAnswer {
  /** Named by the event that signs; it is refused once something of this has changed. Null: nothing is signed. */
  shown: string | null;
  /** What it is called by the program, where it says so. */
  title: Text | null;
  forms: FormToRead[];
}

/**
 * Everything that an event's signature covers, and its hash; nothing for an event that signs nothing. 403 for an event
 * that the reader may not send here.
 */
export async function readSignature(
  deps: CaseDeps,
  query: { user: User; caseId: string; event: string },
): Promise<SignatureAnswer> {
  const loaded = await loadCaseWithData(deps, query.user, query.caseId);
  const { stored, release, acting, data } = loaded;
  const meta = stateView(release, stored.snapshot).events[query.event];
  if (!meta?.roles.some((role) => acting.includes(role))) throw forbidden();
  if (meta.signs === undefined) return { shown: null, title: null, forms: [] };
  const now = deps.clock.now().toISOString();
  const covered = signedSteps(release, meta.signs);
  const forms: FormToRead[] = [];
  for (const form of new Set(covered.map((one) => one.form))) {
    const isCovered = ({ step }: NamedStep) => covered.some((one) => one.form === form && one.step === step);
    forms.push(await formToRead(deps, loaded, form, isCovered));
  }
  const title = signatureTitle(loaded, query.event);
  return { shown: signatureHash(release, meta.signs, { data, now }), title, forms };
}

/** What the program calls the signature that an event gives; null where it signs nothing or names it nothing. */
export function signatureTitle({ release, stored }: CaseWithData, event: string): Text | null {
  const signs = stateView(release, stored.snapshot).events[event]?.signs;
  return signs === undefined ? null : (release.definition.signatures?.[signs]?.title ?? null);
}
