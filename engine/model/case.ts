import type { CalendarDate, Instant, Json, JsonObject, Sha256 } from './text.ts';
import type { Role } from './workflow.ts';

/** What the engine remembers of a case's place in its workflow: XState's persisted snapshot without answers. */
export interface Snapshot {
  status: 'active' | 'done' | 'error';
  value: Json;
  historyValue?: Json;
  context: JsonObject;
  output?: Json;
}

/** form → step → data */
export type Answers = { [form: string]: { [step: string]: JsonObject } };

/** Everything that expressions may see of a case; the server fills it, the engine adds scores, `today` and `tables`. */
export interface CaseData {
  case: { id: string; number: string | null; openedOn: CalendarDate; submittedOn: CalendarDate | null };
  company: {
    name: string;
    address: { street: string; city: string; province: string; postalCode: string };
    contact: { name: string; phone: string; fax: string; email: string };
    wcbAccounts: string[];
    industryCodes: string[];
    member: boolean;
    /** Free attributes that staff keep. */
    attributes: JsonObject;
    /** Other open cases of this company. */
    openCases: { id: string; number: string | null; program: string; state: string }[];
    /** Profile kept from case to case. */
    profile: JsonObject;
  };
  /** The user who runs the audit for the company. */
  assessor: {
    id: string;
    name: string;
    email: string;
    phone: string;
    training: { course: string; completedOn: CalendarDate; verified: boolean }[];
  };
  /** The last ended case of this company in this program. */
  previous: { number: string | null; outcome: Json; endedOn: CalendarDate; answers: Answers } | null;
  /** In the smallest unit of the currency (cents). */
  balance: { invoiced: number; paid: number; due: number };
  answers: Answers;
}

/** Who has to do with a case, by their ids; for events that ask for another pair of eyes. */
export interface CasePeople {
  /** Whose work the case is; nobody's is null. */
  assignee: string | null;
  /** Event type → who sent it last. */
  senders: { [event: string]: string };
}

/** A running case as the engine needs it. */
export interface CaseState {
  snapshot: Snapshot;
  data: CaseData;
  /** Nobody is known unless it is given. */
  people?: CasePeople;
}

/** Who sends an event, with the roles he holds *for this case*. */
export interface Actor {
  id: string;
  name: string;
  roles: Role[];
  /** He is the case's assessor or a member of its company: his roles of scope `program` do not count. */
  ownCase?: boolean;
}

export interface CaseEvent {
  type: string;
  /** Data of the event's form, already unpacked JSON. */
  data?: JsonObject;
  /** Of an event that signs: the hash of what its sender was shown. */
  shown?: Sha256;
}

/** A deadline row: anyone can recompute it. */
export interface TimerSet {
  op: 'set';
  /** XState's id of the delayed event, unique in a case. */
  id: string;
  /** Name of the delay. */
  delay: string;
  kind: 'deadline' | 'reminder';
  due: Instant;
  date: CalendarDate;
  zone: string;
  anchor: CalendarDate;
  days: number;
  notAfter: CalendarDate | null;
  /** The XState event to apply when it fires. */
  event: string;
}
export type TimerChange = TimerSet | { op: 'cancel'; id: string };

/** A thing for the world to do; every param is a concrete value. */
export interface Effect {
  type: string;
  params: JsonObject;
}

/** The leaf or branch of an explained condition. */
export interface ExplainedNode {
  kind: 'all' | 'any' | 'not' | 'condition' | 'compare';
  result: boolean;
  /** Name of a referenced condition. */
  name?: string;
  children?: ExplainedNode[];
  compare?: {
    fact: string;
    path?: string;
    operator: string;
    factValue: Json;
    value: Json;
    valueFact?: string;
  };
  /** In words, per language of the program. */
  text: { [language: string]: string };
}

export interface ExplainedRule {
  name: string;
  outcome: string;
  result: boolean;
  /** Index of the forEach element. */
  item?: number;
  node: ExplainedNode;
}

export interface Outcome {
  type: string;
  /** `message` may be a Text whose `{fact}` places are filled in; `field` is a Place. */
  params: JsonObject;
  item?: number;
}

/** One evaluation of one ruleset, complete enough to be repeated from itself and its release. */
export interface Decision {
  ruleset: string;
  release: Sha256;
  at: Instant;
  facts: JsonObject[];
  /** Facts that were null because the data they read was missing. */
  missing: string[];
  parameters: JsonObject;
  factsHash: Sha256;
  outcomes: Outcome[];
  explanation: ExplainedRule[];
}

/** A step forward of a case: what to store, what to do, why. */
export interface Accepted {
  ok: true;
  snapshot: Snapshot;
  /** Dotted paths of the active leaf states. */
  states: string[];
  effects: Effect[];
  timers: TimerChange[];
  decisions: Decision[];
  /** What each `set` of the step gave to the context, in order; the history keeps it for replay. */
  assigned: JsonObject[];
  /** Of an event: its data as its form takes it, and the submitted forms as they count (hidden data gone). */
  sent?: { data: JsonObject; submitted: Answers | null };
}

export type RefusalCode =
  | 'unknown-event'
  | 'wrong-state'
  | 'wrong-role'
  | 'wrong-person'
  | 'shown-changed'
  | 'incomplete'
  | 'invalid-data'
  | 'rules'
  | 'ended';

/** Why something may not be done, in words, with the place that it is about where there is one. */
export interface Reason {
  message: import('./text.ts').Text;
  /** The question or row that the message is about, where it does not say so itself. */
  about?: import('./text.ts').Text;
  place?: string;
  /** Id of another case that stands in the way. */
  case?: string;
  /** Name of another program that this is for. */
  program?: string;
  pointer?: string;
  severity?: 'error' | 'warning' | 'note';
}

/** Why an event was not applied. Nothing has changed. */
export interface Refused {
  ok: false;
  code: RefusalCode;
  reasons: Reason[];
  decisions: Decision[];
}

export type StepForward = Accepted | Refused;

/** An event as offered to someone. */
export interface OfferedEvent {
  type: string;
  label: import('./text.ts').Text;
  description?: import('./text.ts').Text;
  offered: boolean;
  /** Why not; with `offered`, what is still missing. */
  reasons: Reason[];
  /** Who may send it. */
  roles: Role[];
  form?: string;
  /** Forms that this event submits. */
  submits?: string[];
  /** Signature that is given with it. */
  signs?: string;
  /** Steps (`form.step`) at whose end it is offered, too. */
  at?: string[];
  confirm?: import('./text.ts').Text;
  tone: 'primary' | 'neutral' | 'danger';
}
