import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/index.ts';
import { keyword, propertyNames, propertyNode, rootNode, type SchemaNode } from '../../run/schema-node.ts';
import { isReadOnlyControl, type StaticControl, staticControls } from '../../run/static-controls.ts';
import { problem } from '../problem.ts';
import type { StepPlace } from './step-place.ts';

/** Properties that people must fill in and cannot: required ones without a control, read-only ones without a value. */
export function checkCoverage({ release, form, id, file, step }: StepPlace): ProgramProblem[] {
  const controls = staticControls(step).all;
  const prefilled = Object.keys(release.forms.get(form)?.definition.prefill?.[id] ?? {});
  const certain = rootNode(step.schema, true);
  const hasValue = (name: string, node: SchemaNode) =>
    prefilled.includes(name) || ['default', 'const'].some((word) => keyword(node, word) !== undefined);
  const problems: ProgramProblem[] = [];
  for (const name of propertyNames(certain)) {
    const node = propertyNode(certain, name)!;
    const own = controls.filter(({ path }) => path.length === 0 || path[0] === name);
    const pointer = pointerTo('/schema/properties', name);
    if (requires(certain, name) && own.length === 0 && !hasValue(name, node)) {
      const message = `"${name}" is required, but no control shows it.`;
      problems.push(problem('form-required-not-shown', { file, pointer, message, found: name }));
    }
    const exact = own.filter(({ path }) => path.length === 1);
    if (isReadOnly(node, exact) && !hasValue(name, node)) {
      const message = `"${name}" is read-only, and form.json gives it no first value.`;
      problems.push(problem('form-readonly-without-prefill', { file, pointer, message, found: name }));
    }
  }
  return problems;
}

const requires = (node: SchemaNode, name: string) =>
  node.schemas.some(({ required }) => Array.isArray(required) && required.includes(name));

function isReadOnly(node: SchemaNode, controls: StaticControl[]): boolean {
  const byControls = controls.length > 0 && controls.every(({ control }) => isReadOnlyControl(control));
  return keyword(node, 'readOnly') === true || byControls;
}
