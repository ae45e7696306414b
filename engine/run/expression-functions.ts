import type { Environment } from '@marcbachmann/cel-js';
import { addDays, addMonths, addYears, daysBetween, monthsBetween } from './calendar.ts';
import { exactly, plus, toNumber, ZERO } from './exact.ts';
import { matchesPattern } from './linear-pattern.ts';

/** CEL numbers: `int` is a bigint, `double` (every number of JSON) a number. */
type CelNumber = number | bigint;
type Mixed = (a: number, b: number) => number | boolean;

/** One of our own functions: its signature as authors read it, and what the environment needs. */
export interface ExpressionFunction {
  name: string;
  /** With the words that the documentation uses for the arguments. */
  usage: string;
  signatures: string[];
  call: (...values: never[]) => unknown;
}

const whole = (value: CelNumber) => Number(value);

/** Our functions beside CEL's own. Dates are texts `YYYY-MM-DD`. */
export const expressionFunctions: ExpressionFunction[] = [
  {
    name: 'sum',
    usage: 'sum(list of numbers)',
    signatures: ['sum(list<double>): double', 'sum(list<int>): double'],
    call: (list: CelNumber[]) => toNumber(list.map((item) => exactly(number(item))).reduce(plus, ZERO)),
  },
  {
    name: 'min',
    usage: 'min(list)',
    signatures: ['min(list<T>): T'],
    call: (list: (CelNumber | string)[]) => extreme(list, (a, b) => a < b),
  },
  {
    name: 'max',
    usage: 'max(list)',
    signatures: ['max(list<T>): T'],
    call: (list: (CelNumber | string)[]) => extreme(list, (a, b) => a > b),
  },
  {
    name: 'distinct',
    usage: 'distinct(list)',
    signatures: ['distinct(list<T>): list<T>'],
    call: (list: unknown[]) => [...new Set(list)],
  },
  {
    name: 'contains',
    usage: 'contains(list, value)',
    signatures: ['contains(list<dyn>, dyn): bool'],
    call: (list: unknown[], value: unknown) => list.map(plain).includes(plain(value)),
  },
  {
    name: 'addDays',
    usage: 'addDays(date, days)',
    signatures: ['addDays(string, int): string', 'addDays(string, double): string'],
    call: (date: string, days: CelNumber) => addDays(date, whole(days)),
  },
  {
    name: 'addMonths',
    usage: 'addMonths(date, months)',
    signatures: ['addMonths(string, int): string', 'addMonths(string, double): string'],
    call: (date: string, months: CelNumber) => addMonths(date, whole(months)),
  },
  {
    name: 'addYears',
    usage: 'addYears(date, years)',
    signatures: ['addYears(string, int): string', 'addYears(string, double): string'],
    call: (date: string, years: CelNumber) => addYears(date, whole(years)),
  },
  {
    name: 'daysBetween',
    usage: 'daysBetween(from, to)',
    signatures: ['daysBetween(string, string): double'],
    call: (from: string, to: string) => daysBetween(from, to),
  },
  {
    name: 'monthsBetween',
    usage: 'monthsBetween(from, to)',
    signatures: ['monthsBetween(string, string): double'],
    call: (from: string, to: string) => monthsBetween(from, to),
  },
  {
    name: 'yearOf',
    usage: 'yearOf(date)',
    signatures: ['yearOf(string): double'],
    call: (date: string) => Number(addDays(date, 0).slice(0, 4)),
  },
  {
    name: 'text',
    usage: 'text(value)',
    signatures: ['text(dyn): string'],
    call: (value: unknown) => (value === null ? '' : typeof value === 'string' ? value : words(value)),
  },
  {
    name: 'matches',
    usage: 'matches(text, pattern)',
    signatures: ['matches(string, string): bool'],
    call: (text: string, pattern: string) => matchesPattern(text, pattern),
  },
  ...(['ceil', 'floor', 'round'] as const).map((name) => ({
    name,
    usage: `${name}(number)`,
    signatures: [`${name}(double): double`, `${name}(int): double`],
    call: (value: CelNumber) => Math[name](number(value)),
  })),
];

/** Arithmetic and equality of JSON's numbers with CEL's whole-number literals (`area + 1`). */
const mixed: { [operator: string]: Mixed } = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/** Adds our functions and operators to an environment. */
export function registerFunctions(environment: Environment): Environment {
  for (const { signatures, call } of expressionFunctions) {
    for (const signature of signatures) environment.registerFunction(signature, call, { async: false });
  }
  for (const [operator, apply] of Object.entries(mixed)) {
    const handler = (a: CelNumber, b: CelNumber) => apply(Number(a), Number(b));
    environment.registerOperator(`double ${operator} int: double`, handler);
    environment.registerOperator(`int ${operator} double: double`, handler);
  }
  environment.registerOperator('double % double: double', (a: number, b: number) => a % b);
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
  return environment;
}

function number(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  throw new RangeError('not a number');
}

function extreme<T extends CelNumber | string>(list: T[], better: (a: T, b: T) => boolean): T {
  const [first, ...rest] = list;
  if (first === undefined) throw new RangeError('an empty list has no least or greatest entry');
  return rest.reduce((best, item) => (better(item, best) ? item : best), first);
}

const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);

const words = (value: unknown) =>
  typeof value === 'object' ? JSON.stringify(value, (_, inner) => plain(inner)) : String(value);
