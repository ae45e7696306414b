import type { ASTNode } from '@marcbachmann/cel-js';
import { pointerTo } from '../../load/pointer.ts';
import type { LoadedForm, ProgramProblem, Release } from '../../model/index.ts';
import { childNodes, compileExpression } from '../../run/expressions.ts';
import { propertyNames, propertyNode, rootNode } from '../../run/schema-node.ts';
import { signedSteps } from '../../run/signatures.ts';
import { checkExpression } from '../expression-types.ts';
import { problem } from '../problem.ts';
import { unknownName } from './step-place.ts';

/** Faults of the first values that a form computes: their places, their expressions, and what they do to signatures. */
export function checkFirstValues(
  release: Release,
  { id, file, definition, steps }: LoadedForm,
): ProgramProblem[] {
  return Object.entries(definition.prefill ?? {}).flatMap(([name, values]) => {
    const step = steps.get(name)?.step;
    const pointer = pointerTo('/prefill', name);
    if (!step) {
      const message = `The form has no step "${name}".`;
      return [unknownName('form-unknown-prefill-step', file, pointer, name, [...steps.keys()], message)];
    }
    const node = rootNode(step.schema);
    return Object.entries(values).flatMap(([property, cel]) => {
      const where = pointerTo(pointer, property);
      if (!propertyNode(node, property)) {
        const known = propertyNames(node);
        const message = `The step ${id}.${name} has no property "${property}".`;
        return [unknownName('form-unknown-prefill-property', file, where, property, known, message)];
      }
      const problems = checkExpression(release, cel, { file, pointer: where, firstValue: true });
      if (problems.length > 0 || !readsToday(compileExpression(cel).ast)) return problems;
      const signature = signatureOf(release, id, name);
      if (signature === undefined) return [];
      const message = `"${signature}" covers this step: while nobody saves it, the signature ends with the day.`;
      return [problem('form-first-value-of-the-day', { file, pointer: where, message, found: 'today' })];
    });
  });
}

const readsToday = (node: ASTNode): boolean =>
  (node.op === 'id' && node.args === 'today') || childNodes(node).some(readsToday);

/** The first signature of the program that covers a step. */
function signatureOf(release: Release, form: string, step: string): string | undefined {
  return Object.keys(release.definition.signatures ?? {}).find((signature) =>
    signedSteps(release, signature).some((one) => one.form === form && one.step === step),
  );
}
