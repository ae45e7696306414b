import { Environment } from '@marcbachmann/cel-js';
import { isObject } from '../load/is-object.ts';
import type { Json, JsonObject, Release } from '../model/index.ts';
import { registerFunctions } from '../run/expression-functions.ts';
import { expressionOptions } from '../run/expressions.ts';
import { type ObjectTypes, typeOfSchema, typeOfValue } from './schema-types.ts';

const TEXT = 'dyn<string>';
const NUMBER = 'dyn<double>';
const TRUTH = 'dyn<bool>';

/** What the platform itself knows of a case. */
const PLATFORM_TYPES: { [name: string]: { [property: string]: string } } = {
  Case: { id: TEXT, number: TEXT, openedOn: TEXT, submittedOn: TEXT },
  Company: {
    name: TEXT,
    address: 'Company.address',
    contact: 'Company.contact',
    wcbAccounts: `list<${TEXT}>`,
    industryCodes: `list<${TEXT}>`,
    member: TRUTH,
    attributes: 'dyn',
    openCases: 'list<Company.openCase>',
    profile: 'dyn',
  },
  'Company.address': { street: TEXT, city: TEXT, province: TEXT, postalCode: TEXT },
  'Company.contact': { name: TEXT, phone: TEXT, fax: TEXT, email: TEXT },
  'Company.openCase': { id: TEXT, number: TEXT, program: TEXT, state: TEXT },
  Assessor: { id: TEXT, name: TEXT, email: TEXT, phone: TEXT, training: 'list<Assessor.training>' },
  'Assessor.training': { course: TEXT, completedOn: TEXT, verified: TRUTH },
  Previous: { number: TEXT, outcome: 'dyn', endedOn: TEXT, answers: 'Answers' },
  Balance: { invoiced: NUMBER, paid: NUMBER, due: NUMBER },
  Actor: { id: TEXT, name: TEXT, roles: `list<${TEXT}>` },
  Scorecard: { claimed: 'Score', awarded: 'Score' },
  Score: {
    points: NUMBER,
    available: NUMBER,
    percent: NUMBER,
    lowest: NUMBER,
    highest: NUMBER,
    elements: 'list<Score.element>',
    questions: 'list<Score.question>',
  },
  'Score.element': { id: TEXT, title: 'dyn', points: NUMBER, available: NUMBER, percent: NUMBER },
  'Score.question': { id: TEXT, points: NUMBER, available: NUMBER, applicable: TRUTH, answered: TRUTH },
  Question: {
    id: TEXT,
    element: TEXT,
    elementTitle: 'dyn',
    title: 'dyn',
    points: NUMBER,
    scoring: TEXT,
    requires: 'dyn',
    answer: TEXT,
    review: TEXT,
    response: TEXT,
    claimed: 'dyn',
    mark: TEXT,
    comment: TEXT,
    awarded: NUMBER,
    score: NUMBER,
  },
};

/** What differs from expression to expression. */
export interface VisibleNames {
  parameters: JsonObject;
  /** `undefined`: any names. */
  context: JsonObject | undefined;
  /** Form whose first step the event's data is; `undefined`: any data. */
  eventForm: string | undefined;
  item: { as: string; type: string } | undefined;
  /** Whether it knows the hashes of what is signed. */
  signatures: boolean;
}

export interface CheckEnvironment {
  environment: Environment;
  /** Root names with their types. */
  roots: ReadonlyMap<string, string>;
  types: ObjectTypes;
}

/** What all expressions of a release have in common. */
interface Base {
  environment: Environment;
  types: ObjectTypes;
  roots: Map<string, string>;
  made: Map<string, CheckEnvironment>;
}

const bases = new WeakMap<Release, Base>();

/** The environment in which an expression of this release is checked; the same names give the same one. */
export function checkEnvironment(release: Release, names: VisibleNames): CheckEnvironment {
  let base = bases.get(release);
  if (!base) {
    base = makeBase(release);
    bases.set(release, base);
  }
  const key = JSON.stringify(names);
  let made = base.made.get(key);
  if (!made) {
    made = makeEnvironment(base, names);
    base.made.set(key, made);
  }
  return made;
}

function makeBase(release: Release): Base {
  const types: ObjectTypes = new Map(Object.entries(PLATFORM_TYPES));
  const roots = new Map<string, string>();
  const forms: { [form: string]: string } = {};
  for (const [id, form] of release.forms) {
    const steps: { [step: string]: string } = {};
    for (const [step, loaded] of form.steps)
      steps[step] = typeOfSchema(loaded.step.schema, `${id}.${step}`, types);
    types.set(id, steps);
    forms[id] = id;
    roots.set(id, id);
  }
  types.set('Answers', forms);
  types.set('Tables', tableTypes(release, types));
  const { signatures } = release.definition;
  if (signatures) {
    types.set('Signatures', Object.fromEntries(Object.keys(signatures).map((name) => [name, TEXT])));
  }
  const platform = {
    case: 'Case',
    company: 'Company',
    assessor: 'Assessor',
    previous: 'Previous',
    balance: 'Balance',
    today: TEXT,
    actor: 'Actor',
    tables: 'Tables',
    ...(release.scorecard ? { scorecard: 'Scorecard', questions: 'list<Question>' } : {}),
  };
  for (const [name, type] of Object.entries(platform)) roots.set(name, type);
  const environment = registerFunctions(new Environment(expressionOptions));
  registerTypes(environment, types);
  for (const name of types.keys()) {
    if (/^[\w.]+$/.test(name)) environment.registerOperator(`${name} == null: bool`, () => false);
  }
  for (const [name, type] of roots) environment.registerVariable(name, type);
  return { environment, types, roots, made: new Map() };
}

function tableTypes(release: Release, types: ObjectTypes): { [table: string]: string } {
  const tables: { [table: string]: string } = {};
  for (const [name, table] of Object.entries(release.tables)) {
    const fields: { [property: string]: string } = {};
    for (const row of table.rows.filter(isObject)) {
      for (const [column, value] of Object.entries(row)) {
        const type = typeOfValue(value);
        fields[column] = fields[column] === undefined || fields[column] === type ? type : 'dyn';
      }
    }
    types.set(`Tables.${name}`, fields);
    tables[name] = `list<Tables.${name}>`;
  }
  return tables;
}

function makeEnvironment(base: Base, names: VisibleNames): CheckEnvironment {
  const own: ObjectTypes = new Map();
  const roots = new Map<string, string>();
  roots.set('parameters', objectOf('Parameters', names.parameters, own));
  roots.set('context', names.context ? objectOf('Context', names.context, own) : 'dyn');
  own.set('Event', { type: TEXT, data: eventType(base, names.eventForm) });
  roots.set('event', 'Event');
  if (names.signatures && base.types.has('Signatures')) roots.set('signatures', 'Signatures');
  // The name of an element that hides another one is reported where it is given.
  const { item } = names;
  if (item && !base.roots.has(item.as) && !roots.has(item.as)) roots.set(item.as, item.type);

  const environment = base.environment.clone();
  registerTypes(environment, own);
  for (const [name, type] of roots) environment.registerVariable(name, type);
  return { environment, roots: new Map([...base.roots, ...roots]), types: new Map([...base.types, ...own]) };
}

function registerTypes(environment: Environment, types: ObjectTypes): void {
  // A class of its own keeps the library from making converters, which cannot refer to later types.
  for (const [name, fields] of types) environment.registerType(name, { fields, ctor: class {} });
}

function objectOf(name: string, values: { [key: string]: Json }, types: ObjectTypes): string {
  const fields = Object.entries(values).map(([key, value]) => {
    // Where no ruleset is at hand, parameters stand under their rulesets' names.
    const nested = name === 'Parameters' && isObject(value);
    return [key, nested ? objectOf(`Parameters.${key}`, value, types) : typeOfValue(value)];
  });
  types.set(name, Object.fromEntries(fields));
  return name;
}

function eventType(base: Base, form: string | undefined): string {
  const steps = form === undefined ? undefined : base.types.get(form);
  return (steps && Object.values(steps)[0]) ?? 'dyn';
}
