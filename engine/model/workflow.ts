import type { JsonObject, Text } from './text.ts';

/** A role's name, as the program defines it. `system` stands for timers and gateways. */
export type Role = string;

/** `workflows/<program>/program.json`. */
export interface Program {
  $schema?: string;
  format: 1;
  title: Text;
  description?: Text;
  /** First is the default. */
  languages: string[];
  /** IANA zone in which days begin and end. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** `{year}` and `{sequence:5}`; the sequence starts anew each year of the program's zone. */
  numbering: { case: string; invoice: string; certificate?: string };
  roles: { [role: string]: RoleDefinition };
  /** Who may open a case, and for what. */
  start: {
    roles: Role[];
    label: Text;
    /** A ruleset over the company and the assessor (no answers yet); each `refused` outcome is a reason why not. */
    ruleset?: string;
    /** States with one of these tags count as open for `company.openCases`. */
    openTags: string[];
  };
  /** Values kept beside each case for lists, letters and search; recomputed at every event and save. */
  summary?: { [name: string]: SummaryDefinition };
  lists: ListDefinition[];
  /** What people begin the day with: parts of lists, counted. */
  buckets?: BucketDefinition[];
  /** Events that the payment gateway's notices become. */
  payment?: {
    settled: string;
    failed?: string;
    pending?: string /** tag of states in which an invoice can be paid */;
    payableTag: string;
  };
  /** Conversations that every case has, by name; who holds one of its roles for the case reads and writes. */
  messages?: { threads: { [thread: string]: ThreadDefinition } };
  /** Table of the courses that people put into their training records; its rows have an `id` and a `name`. */
  courses?: string;
  /** What people put their name to: a value of this name holds the hash of what it covers, as that stands now. */
  signatures?: { [name: string]: SignatureDefinition };
  /** Notes shown on named screens: text of `company` is shown beside company data. */
  notes?: { [place: string]: Text };
}

/** Answers that are signed together; who signs names their hash, and a rule compares it with what stands there later. */
export interface SignatureDefinition {
  title?: Text;
  /** Whole forms, or steps of one as `form.step`. */
  covers: string[];
  /** The value of the machine's context that holds the hash of what was signed; null while nobody signed. */
  keptIn?: string;
}

/** A value kept beside each case. */
export interface SummaryDefinition {
  title: Text;
  /** CEL. The place of a choice in a form is shown by that choice's titles. */
  from: string;
  unit?: 'text' | 'date' | 'number';
  /** False for a day that a deadline tells of: its members are not reminded of it beside what is due now. */
  ahead?: false;
  /** Value → what lists show for it, where a form has no title for it or too long a one. */
  titles?: { [value: string]: Text };
}

/** One conversation on a case. With roles of scope `program` only it is internal: members never see it. */
export interface ThreadDefinition {
  title: Text;
  description?: Text;
  roles: Role[];
}

export interface RoleDefinition {
  title: Text;
  /**
   * `member`: holds for cases of companies that the user is a member of with this role.
   * `program`: holds for every case of the program; given by the administrator.
   * `recipient`: only receives letters, never signs in.
   */
  scope: 'member' | 'program' | 'recipient';
  /** For program roles: may read and correct companies, verify training, see invoices. */
  may?: ('companies' | 'training' | 'invoices' | 'assign' | 'users' | 'accessCodes')[];
  /**
   * For program roles: cases are given to people of this role. Where no role of a program says so, they are given to
   * anybody who works on it.
   */
  takesCases?: boolean;
  /** Signs up by himself. */
  selfRegistration?: boolean;
}

export interface ListDefinition {
  id: string;
  title: Text;
  description?: Text;
  /** Whose list it is. */
  roles: Role[];
  /** Cases in states that carry one of these tags. */
  tags: string[];
  /** `value`: number, company, assessor, assignee, state, openedOn, submittedOn, nextDue or `summary.<name>`. */
  columns: {
    id: string;
    title: Text;
    value: string;
    /** `due`: a date, with how many days are left or late. */
    unit?: 'text' | 'date' | 'due' | 'datetime' | 'number' | 'state';
  }[];
  /** `column`: a column's id. */
  sort?: { column: string; direction: 'asc' | 'desc' };
  /** Column ids that may be filtered on. */
  filters?: string[];
  /** Event types offered as buttons in the row. */
  events?: string[];
  empty?: Text;
  /** What the list calls a state in place of its title, by the dotted path of a leaf. */
  stateTitles?: { [state: string]: Text };
}

/** A part of a list that is counted on the first page of those who work on it. */
export interface BucketDefinition {
  id: string;
  title: Text;
  description?: Text;
  /** Whose bucket it is, among the list's roles. */
  roles: Role[];
  /** The list that it is a part of. */
  list: string;
  /** All of these must hold; nothing: the whole list. */
  where?: BucketCondition;
}

export interface BucketCondition {
  /** Given to the reader, to nobody, or to somebody else. */
  assignee?: 'me' | 'nobody' | 'others';
  /** States with one of these tags, beside the list's. */
  tags?: string[];
  /** It is the turn of one of these roles, or of one that the reader holds. */
  waitingFor?: Role[] | 'me';
  /** Not those of which the reader is one of these people: what an event's `notBy` keeps from him is no work of his. */
  notBy?: ExcludedPerson[];
  /** A column with dates: past before today, or from today to so many days on, in the program's zone. */
  due?: { column: string; is: 'past' } | { column: string; within: number };
}

/** `workflows/<program>/machine.json`. `machine` is XState's own grammar. */
export interface Workflow {
  $schema?: string;
  format: 1;
  machine: JsonObject;
  /** Names that the machine's guards may use beside `decision`, `and`, `or`, `not`. */
  guards?: { [name: string]: GuardExpression };
  /** Names that the machine's actions may use beside the effects' own names. */
  effects?: { [name: string]: EffectCall };
  delays?: { [name: string]: DelayDefinition };
}

export type GuardExpression =
  | { type: 'decision'; params: { ruleset: string; outcome: string } }
  | { type: 'and' | 'or'; params: { guards: GuardExpression[] } }
  | { type: 'not'; params: { guard: GuardExpression } }
  | { type: string; params?: JsonObject };

/** An effect's name with params. A param `{ "cel": "…" }` is evaluated, `{ "decision": { ruleset, outcome } }` is that outcome's params. */
export interface EffectCall {
  type: string;
  params?: JsonObject;
}

/** A deadline: calendar days after an anchor date, due at the end of that day in the program's zone. */
export interface DelayDefinition {
  title: Text;
  /** Ruleset whose parameters the expressions see as `parameters.<name>`. */
  ruleset: string;
  /** CEL giving a calendar date; `today` unless said. */
  anchor?: string;
  /** CEL giving a whole number of days, negative to be before. */
  days: string;
  /** CEL giving a calendar date that the due date never passes. */
  notAfter?: string;
  /** A deadline is shown to people; a reminder only acts. */
  kind?: 'deadline' | 'reminder';
}

/** What a state's `meta` says. */
export interface StateMeta {
  title?: Text;
  /** Another label for some roles. */
  titles?: { [role: Role]: Text };
  description?: Text;
  /** Another description for some roles. */
  descriptions?: { [role: Role]: Text };
  /** Whose turn it is. */
  waitingFor?: (Role | ConditionalTurn)[];
  forms?: { [form: string]: FormAccess };
  events?: { [event: string]: EventMeta };
}

/** Somebody's turn while values of the machine's context are true or hold something, or are not. */
export interface ConditionalTurn {
  role: Role;
  /** Name of a value of the context. */
  when?: string;
  unless?: string;
}

export interface FormAccess {
  view: Role[];
  edit?: Role[];
  /** Rights of single steps that differ from the form's. */
  steps?: { [step: string]: { view?: Role[]; edit?: Role[] } };
  /** CEL giving a list of places; only these may be changed. */
  only?: string;
}

/**
 * The case's assessor, the one whose work the case is, or whoever sent an event last.
 */
export type ExcludedPerson = 'assessor' | 'assignee' | { event: string };

/** Parts of forms, each a whole form or `form.step`. */
export interface CompleteParts {
  of: string[];
  /** Steps of these that may be as they are. */
  but?: string[];
}

export interface EventMeta {
  label: Text;
  description?: Text;
  /** Who may send it; `system` for timers and gateways. */
  roles: Role[];
  /** People who may not, though their role may: another pair of eyes is wanted. */
  notBy?: ExcludedPerson[];
  /** A form with layout `dialog` whose first step is the event's data. */
  form?: string;
  /** Who may read that data beside its sender; unless said, what people of the program write is for all who see the case. */
  readers?: Role[];
  /** Forms that must be complete and without errors. */
  submits?: string[];
  /** What must be complete and without errors, though nothing is submitted. */
  complete?: CompleteParts;
  /** Name of the program's signature that is given with it: its sender names the hash of what he was shown. */
  signs?: string;
  /** Steps (`form.step`) at whose end it is offered, too, beside the case's own page. */
  at?: string[];
  /** Asked before it is sent. */
  confirm?: Text;
  tone?: 'primary' | 'neutral' | 'danger';
}

/** `workflows/<program>/letters/letters.json`: letter id → this. Bodies: `letters/<id>.<language>.liquid`. */
export interface Letter {
  title: Text;
  subject: Text;
  /** Name → CEL over the case, evaluated at the decision; the template may use these names and the delivery's (`docs/formats.md`). */
  data?: { [name: string]: string };
  /** Also kept and attached as PDF. */
  pdf?: boolean;
  /** How the PDF looks: a letter to somebody, or a sheet to hang up. Unless said, a letter. */
  layout?: 'letter' | 'certificate';
}
