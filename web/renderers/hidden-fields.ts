import { isVisible, type UISchemaElement } from '@jsonforms/core';
import type { Ajv } from 'ajv';
import { isAt } from '../shared/is-at.ts';

/** What a layout's elements have in common, as far as hiding goes. */
interface Element {
  type: string;
  scope?: string;
  elements?: Element[];
  options?: { detail?: Element | string };
}

/** A path of data as JSON Forms writes it: `sites.0.city`. */
const joined = (base: string, segments: string[]): string => [base, ...segments].filter(Boolean).join('.');

const segmentsOf = (scope: string): string[] =>
  scope
    .replace(/^#\/?/, '')
    .split('/')
    .filter((_, index) => index % 2 === 1);

/**
 * Data paths that the layout hides as the data stands, a hidden group with all that it holds. What is
 * hidden is neither required nor wrong.
 */
export function hiddenFields(layout: UISchemaElement, data: unknown, validator: Ajv, base = ''): string[] {
  const element = layout as Element;
  const path = element.scope === undefined ? base : joined(base, segmentsOf(element.scope));
  if (!isVisible(layout, data, base, validator, undefined)) return scopesIn(element, base);
  const inside = (element.elements ?? []).flatMap((child) =>
    hiddenFields(child as UISchemaElement, data, validator, base),
  );
  const detail = element.options?.detail;
  if (element.scope === undefined || typeof detail !== 'object') return inside;
  const value = valueAt(data, path);
  const single = typeof value === 'object' && value !== null ? [path] : [];
  const rows = Array.isArray(value) ? value.map((_, index) => `${path}.${index}`) : single;
  return [...inside, ...rows.flatMap((row) => hiddenFields(detail as UISchemaElement, data, validator, row))];
}

/** Whether a path is, or lies in, one of the hidden ones. */
export const isHidden = (hidden: readonly string[], path: string): boolean =>
  hidden.some((one) => isAt(path, one));

function scopesIn(element: Element, base: string): string[] {
  const own = element.scope === undefined ? [] : [joined(base, segmentsOf(element.scope))];
  return [...own, ...(element.elements ?? []).flatMap((child) => scopesIn(child, base))];
}

function valueAt(data: unknown, path: string): unknown {
  let at = data;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}
