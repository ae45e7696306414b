import type { Decision, Reason, RefusalCode, Refused } from '../model/case.ts';
import type { AnswerProblem } from '../model/problem.ts';
import type { Release } from '../model/release.ts';
import type { Text } from '../model/text.ts';
import type { Role } from '../model/workflow.ts';
import { textIn } from './format-value.ts';
import type { Objections } from './guards.ts';

/** A refusal in words. */
export function refused(code: RefusalCode, reasons: Reason[], decisions: Decision[] = []): Refused {
  return { ok: false, code, reasons, decisions };
}

export const endedText: Text = { en: 'The case has ended.', fr: 'Le dossier est terminé.' };

export function unknownEventText(event: string): Text {
  return {
    en: `This program knows no event “${event}”.`,
    fr: `Ce programme ne connaît pas l’événement « ${event} ».`,
  };
}

/** Nothing in the case's present states listens to the event. */
export function wrongStateText(stateTitle: Text): Text {
  return eachLanguage(stateTitle, (language, title) =>
    language === 'fr'
      ? `Ce n’est pas possible dans l’état « ${title} ».`
      : `This cannot be done while the case is “${title}”.`,
  );
}

/** Names the roles that may do it instead. */
export function wrongRoleText(release: Release, roles: readonly Role[]): Text {
  const people = roles.filter((role) => role !== 'system');
  const said = (language: string) =>
    people.map((role) => textIn(release.definition.roles[role]?.title ?? role, language)).join(', ');
  if (people.length === 0) {
    return { en: 'Only the system does this.', fr: 'Seul le système fait cela.' };
  }
  return { en: `Only for: ${said('en')}.`, fr: `Réservé à : ${said('fr')}.` };
}

const rulesText: Text = {
  en: 'The rules of this program do not allow it now.',
  fr: 'Les règles de ce programme ne le permettent pas maintenant.',
};

/** A refusal because of what was filled in; warnings and notes do not refuse. */
export function problemsRefused(
  code: 'incomplete' | 'invalid-data',
  problems: readonly AnswerProblem[],
): Refused | undefined {
  if (!problems.some(({ severity }) => severity === 'error')) return undefined;
  return refused(code, problems.map(reasonOf));
}

/** What was found in what was filled in, as a reason. */
export function reasonOf({ message, about, place, pointer, severity }: AnswerProblem): Reason {
  return { message, ...(about && { about }), place, pointer, severity };
}

/** What the rules said that did not let an event through: the outcomes' messages, fields and other cases. */
export function rulesRefused(decisions: readonly Decision[], objections: Objections): Refused {
  const reasons = decisions
    .flatMap(({ ruleset, outcomes }) => {
      const against = objections.get(ruleset);
      if (against === undefined) return [];
      return against === null ? outcomes : outcomes.filter(({ type }) => against.has(type));
    })
    // What a form warns of or notes is no reason, though the same ruleset says it.
    .filter(({ type }) => type !== 'warning' && type !== 'note')
    .flatMap(({ params }): Reason[] => {
      if (!isText(params.message)) return [];
      const place = typeof params.field === 'string' ? { place: params.field } : {};
      const other = typeof params.case === 'string' ? { case: params.case } : {};
      const program = typeof params.program === 'string' ? { program: params.program } : {};
      return [{ message: params.message, ...place, ...other, ...program, severity: 'error' }];
    });
  return refused('rules', reasons.length > 0 ? reasons : [{ message: rulesText }], [...decisions]);
}

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function eachLanguage(text: Text, write: (language: string, text: string) => string): Text {
  const languages = typeof text === 'string' ? ['en', 'fr'] : Object.keys(text);
  return Object.fromEntries(
    languages.map((language) => [language, write(language, textIn(text, language) ?? '')]),
  );
}
