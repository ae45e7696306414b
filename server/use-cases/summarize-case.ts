import {
  type Actor,
  type CaseData,
  evaluateExpression,
  expressionRoots,
  type Instant,
  type JsonObject,
  type Release,
} from '../../engine/index.ts';
import { plain } from '../stores/plain-text.ts';

/** Values that a program keeps beside each case for lists, letters and search. */
export function summarizeCase(
  release: Release,
  data: CaseData,
  context: JsonObject,
  actor: Actor,
  now: Instant,
): JsonObject {
  const wanted = Object.entries(release.definition.summary ?? {});
  if (wanted.length === 0) return {};
  const roots = expressionRoots(release, data, { now, context, actor });
  return Object.fromEntries(wanted.map(([name, { from }]) => [name, evaluateExpression(from, roots).value]));
}

/** Whether a save to `form` can change the summary at all. */
export function summaryReads(release: Release, form: string): boolean {
  return Object.values(release.definition.summary ?? {}).some(
    ({ from }) => from.includes(form) || /\b(scorecard|questions|signatures)\b/.test(from),
  );
}

/** Whether the summary asks for more than the answers; what is signed holds first values, which do. */
export function summaryReadsSurroundings(release: Release): boolean {
  return Object.values(release.definition.summary ?? {}).some(({ from }) =>
    /\b(company|assessor|previous|balance|signatures)\b/.test(from),
  );
}

/** What a search for a case looks through, folded as what people type for it is. */
export function searchText(number: string | null, data: Pick<CaseData, 'company' | 'assessor'>): string {
  return plain([number ?? '', data.company.name, data.assessor.name].join(' '));
}
