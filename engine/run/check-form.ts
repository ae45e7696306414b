import { pointerTo } from '../load/pointer.ts';
import type {
  AnswerProblem,
  CaseData,
  CaseEvent,
  Instant,
  Json,
  Outcome,
  Release,
  Severity,
  Text,
} from '../model/index.ts';
import { evaluateRuleset } from './evaluate.ts';
import { aboutOf } from './place-words.ts';

/** Outcomes that a form shows at its fields; any other outcome of its rulesets is for other uses. */
export const shownOutcomes: ReadonlySet<string> = new Set(['error', 'warning', 'note']);

/** What a form's `checks` rulesets say to the answers, each at the field that it names. */
export async function checkFormRules(
  release: Release,
  form: string,
  caseData: CaseData,
  now: Instant,
  event?: CaseEvent,
): Promise<AnswerProblem[]> {
  const definition = release.forms.get(form)?.definition;
  if (!definition) throw new Error(`no form ${form} in release ${release.hash}`);
  const problems: AnswerProblem[] = [];
  for (const ruleset of definition.checks ?? []) {
    const { outcomes } = await evaluateRuleset(release, ruleset, caseData, { now, ...(event && { event }) });
    for (const outcome of outcomes) {
      if (shownOutcomes.has(outcome.type)) problems.push(placed(release, form, ruleset, outcome));
    }
  }
  return problems;
}

function placed(release: Release, form: string, ruleset: string, { type, params }: Outcome): AnswerProblem {
  const place = typeof params.field === 'string' && params.field !== '' ? params.field : form;
  const [named = '', step = '', ...rest] = place.split('.');
  const found = release.forms.get(named)?.steps.get(step)?.step;
  const path = rest.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const about = found && aboutOf(release.definition.languages, found, path);
  return {
    severity: type as Severity,
    place,
    pointer: pointerTo('', ...place.split('.').slice(2)),
    keyword: type,
    params: { ruleset, ...params },
    message: textOf(params.message) ?? ruleset,
    ...(about && { about }),
  };
}

function textOf(value: Json | undefined): Text | undefined {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}
