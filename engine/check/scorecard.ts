import { pointerTo } from '../load/pointer.ts';
import type { Json, ProgramProblem, Release, ScorecardQuestion, ScoringKind } from '../model/index.ts';
import { keyword, propertyNames, propertyNode, type SchemaNode } from '../run/schema-node.ts';
import { nearest } from './nearest.ts';
import { checkPlace, findPlace } from './places.ts';
import { problem } from './problem.ts';

const NEEDED: { [kind in ScoringKind]: string[] } = {
  'all-or-nothing': ['response'],
  range: ['points'],
  percentage: ['positive', 'total'],
};

/** Faults of the scorecard: ids, points, and that answers and reviews stand where it says. */
export function checkScorecard(release: Release): ProgramProblem[] {
  if (!release.scorecard) return [];
  const { file, scorecard } = release.scorecard;
  const problems: ProgramProblem[] = [];
  const elements = new Set<string>();
  const questions = new Set<string>();
  for (const [e, element] of scorecard.elements.entries()) {
    problems.push(...duplicate(elements, element.id, file, pointerTo('/elements', e, 'id')));
    for (const [q, question] of element.questions.entries()) {
      const pointer = pointerTo('/elements', e, 'questions', q);
      problems.push(...duplicate(questions, question.id, file, pointerTo(pointer, 'id')));
      problems.push(...checkQuestion(release, question, file, pointer));
    }
  }
  for (const [index, example] of (scorecard.examples ?? []).entries()) {
    for (const id of Object.keys(example.answers)) {
      if (questions.has(id)) continue;
      const suggestion = nearest(id, questions);
      problems.push(
        problem('example-unknown-name', {
          file,
          pointer: pointerTo('/examples', index, 'answers', id),
          message: `There is no question "${id}".`,
          found: id,
          expected: [...questions],
          ...(suggestion ? { suggestion } : {}),
        }),
      );
    }
  }
  return problems;
}

function duplicate(seen: Set<string>, id: string, file: string, pointer: string): ProgramProblem[] {
  if (seen.has(id)) {
    return [problem('rule-duplicate-id', { file, pointer, message: `"${id}" is there twice.`, found: id })];
  }
  seen.add(id);
  return [];
}

function checkQuestion(
  release: Release,
  question: ScorecardQuestion,
  file: string,
  pointer: string,
): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  if (!/^\d+(\.\d{1,2})?$/.test(String(question.points))) {
    const message = 'Points have at most two decimals.';
    const place = { file, pointer: pointerTo(pointer, 'points'), message, found: question.points };
    problems.push(problem('rule-invalid-points', place));
  }
  const answer = { file, pointer: pointerTo(pointer, 'answer') };
  problems.push(...checkPlace(release, question.answer, 'rule-unknown-field', answer));
  const node = nodeAt(release, question.answer);
  if (node) problems.push(...checkAnswer(question, node, answer));
  if (question.review !== undefined) {
    const review = { file, pointer: pointerTo(pointer, 'review') };
    problems.push(...checkPlace(release, question.review, 'rule-unknown-field', review));
    problems.push(...lacking(nodeAt(release, question.review), ['awarded'], review));
  }
  return problems;
}

function nodeAt(release: Release, place: string): SchemaNode | undefined {
  const found = findPlace(release, place);
  return 'node' in found ? found.node : undefined;
}

function checkAnswer(
  question: ScorecardQuestion,
  node: SchemaNode,
  where: { file: string; pointer: string },
): ProgramProblem[] {
  const problems = lacking(node, NEEDED[question.scoring], where);
  const response = propertyNode(node, 'response');
  const choices = response && choicesOf(response);
  if (choices && choices.includes('na') !== (question.notApplicable ?? false)) {
    const message = question.notApplicable
      ? 'The question may be answered "na", but the form does not offer that.'
      : 'The form offers "na", but the question does not allow it: such an answer would count as none.';
    problems.push(problem('rule-not-applicable-mismatch', { ...where, message, found: choices }));
  }
  return problems;
}

function lacking(
  node: SchemaNode | undefined,
  needed: string[],
  where: { file: string; pointer: string },
): ProgramProblem[] {
  if (!node) return [];
  const known = propertyNames(node);
  const missing = needed.filter((name) => known.length > 0 && !known.includes(name));
  if (missing.length === 0) return [];
  const message = `What stands at this place has no ${missing.join(' and no ')}, from which points are counted.`;
  return [problem('rule-answer-lacks-property', { ...where, message, found: known, expected: needed })];
}

/** The values that a schema offers, by `enum` or by `const` of each branch. */
function choicesOf(node: SchemaNode): Json[] | undefined {
  const listed = keyword(node, 'enum');
  if (Array.isArray(listed)) return listed;
  const fixed = node.schemas.flatMap((schema) => (schema.const === undefined ? [] : [schema.const]));
  return fixed.length > 0 ? fixed : undefined;
}
