import { hashJson } from '../load/hash.ts';
import type {
  CaseData,
  FormStep,
  Instant,
  JsonObject,
  Release,
  Sha256,
  Snapshot,
  Text,
} from '../model/index.ts';
import { hiddenPlaces, withoutHidden } from './hidden.ts';
import { prefillStep } from './prefill.ts';

/** A step of a release's forms, by name. */
export interface NamedStep {
  form: string;
  step: string;
}

/** The steps that names like `form` and `form.step` mean, in the order of their forms; closing steps hold no answers. */
export function stepsNamed(release: Release, names: readonly string[]): NamedStep[] {
  return [...release.forms].flatMap(([form, { definition }]) =>
    definition.steps
      .filter(({ id, closing }) => !closing && (names.includes(form) || names.includes(`${form}.${id}`)))
      .map(({ id }) => ({ form, step: id })),
  );
}

/** The steps that a signature of the program covers; none for a name that it does not have. */
export function signedSteps(release: Release, signature: string): NamedStep[] {
  return stepsNamed(release, release.definition.signatures?.[signature]?.covers ?? []);
}

/**
 * The hash of what a signature covers, as it stands now. A step counts as it would be submitted: without what is
 * hidden, and with its first values where nobody has saved it. `without` leaves out the step that the signer is
 * still filling in.
 */
export function signatureHash(
  release: Release,
  signature: string,
  { data, now, without }: { data: CaseData; now: Instant; without?: NamedStep },
): Sha256 {
  const steps = signedSteps(release, signature).filter(
    ({ form, step }) => form !== without?.form || step !== without.step,
  );
  return hashJson(
    Object.fromEntries(
      steps.map(({ form, step }) => [`${form}.${step}`, hashOfStep(release, { form, step }, data, now)]),
    ),
  );
}

/** A signature that was given. */
export interface GivenSignature {
  name: string;
  title: Text | null;
  steps: NamedStep[];
  /** Nothing that it covers has changed since. */
  holds: boolean;
}

/** The signatures that were given of those whose hash the machine keeps, and whether they hold. */
export function givenSignatures(
  release: Release,
  { snapshot, data }: { snapshot: Snapshot; data: CaseData },
  now: Instant,
): GivenSignature[] {
  return Object.entries(release.definition.signatures ?? {}).flatMap(([name, { title, keptIn }]) => {
    const signed = keptIn === undefined ? undefined : snapshot.context[keptIn];
    if (typeof signed !== 'string') return [];
    const holds = signed === signatureHash(release, name, { data, now });
    return [{ name, title: title ?? null, steps: signedSteps(release, name), holds }];
  });
}

function hashOfStep(release: Release, { form, step }: NamedStep, data: CaseData, now: Instant): Sha256 {
  const definition = release.forms.get(form)!.steps.get(step)!.step;
  const saved = data.answers[form]?.[step];
  return saved
    ? hashOfSaved(definition, saved)
    : hashOf(definition, prefillStep(release, form, step, data, now));
}

/** What is saved is never changed in place, and every ruleset of a round asks again. */
const hashes = new WeakMap<FormStep, WeakMap<JsonObject, Sha256>>();

function hashOfSaved(step: FormStep, saved: JsonObject): Sha256 {
  const ofStep = hashes.get(step) ?? new WeakMap<JsonObject, Sha256>();
  hashes.set(step, ofStep);
  const hash = ofStep.get(saved) ?? hashOf(step, saved);
  ofStep.set(saved, hash);
  return hash;
}

const hashOf = (step: FormStep, data: JsonObject): Sha256 =>
  hashJson(withoutHidden(data, hiddenPlaces(step, data)));
