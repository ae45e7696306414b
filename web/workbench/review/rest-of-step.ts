import type { StepSource } from '../../renderers/step-form.tsx';

interface Element {
  type?: string;
  scope?: string;
  elements?: Element[];
}

type Answers = Record<string, unknown>;

/**
 * What the fields of a step say, with the marks that are made beside them: the fields were given the marks as they
 * stood at the beginning, and would take later ones back.
 */
export function withMarks(fields: Answers, marked: Answers, marks: readonly string[]): Answers {
  const whole = { ...fields };
  for (const mark of marks) {
    if (mark in marked) whole[mark] = marked[mark];
    else delete whole[mark];
  }
  return whole;
}

/** A step without the controls of some properties; null when nothing to fill in is left. */
export function withoutProperties(step: StepSource, properties: readonly string[]): StepSource | null {
  if (properties.length === 0) return step;
  const scopes = new Set(properties.map((name) => `#/properties/${name.replaceAll('.', '/properties/')}`));
  const left = pruned(step.uischema as Element, scopes);
  return left && holdsControl(left) ? { ...step, uischema: left as Record<string, unknown> } : null;
}

function pruned(element: Element, scopes: ReadonlySet<string>): Element | null {
  if (element.scope !== undefined && scopes.has(element.scope)) return null;
  if (!element.elements) return element;
  return { ...element, elements: element.elements.flatMap((one) => pruned(one, scopes) ?? []) };
}

const holdsControl = (element: Element): boolean =>
  element.type === 'Control' || (element.elements ?? []).some(holdsControl);
