import { isObject } from '../load/is-object.ts';
import type {
  Accepted,
  Actor,
  CaseData,
  CaseEvent,
  CaseState,
  Effect,
  Snapshot,
  StepForward,
  TimerSet,
} from '../model/case.ts';
import type { Path } from '../model/paths.ts';
import type { Release } from '../model/release.ts';
import type { Instant, Json, JsonObject } from '../model/text.ts';
import type { Role } from '../model/workflow.ts';
import { addDays, isCalendarDate, noonOf, todayIn } from './calendar.ts';
import { decide } from './decide.ts';
import { emptyCase } from './empty-case.ts';
import { fireTimer } from './fire-timer.ts';
import { formatNumber } from './numbering.ts';
import { laidOver } from './path-fixtures.ts';
import { prefillStep } from './prefill.ts';
import { signatureHash } from './signatures.ts';
import { start } from './start.ts';
import { stateView } from './state-view.ts';

/** Timers that set one another without time passing would never end. */
const MOST_TIMERS = 1_000;

/** One case that lives in memory on a clock that only the path moves. */
export interface SimulatedCase {
  release: Release;
  now: Instant;
  data: CaseData;
  snapshot: Snapshot | undefined;
  timers: Map<string, TimerSet>;
  /** Event type → who sent it last. */
  senders: { [event: string]: string };
}

/** A case before it is started: the path's company, assessor and answers over a made-up one. */
export function simulatedCase(release: Release, path: Path): SimulatedCase {
  const own = withParameters(release, path.parameters ?? {});
  const now = moment(path.at, own.definition.timeZone);
  const data: CaseData = emptyCase();
  data.case.id = 'path';
  data.case.openedOn = todayIn(own.definition.timeZone, now);
  data.company = laidOver(
    { ...data.company, ...madeUpCompany } as object as Json,
    path.company,
  ) as object as CaseData['company'];
  data.assessor = laidOver(madeUpAssessor, path.assessor) as object as CaseData['assessor'];
  if (path.previous) {
    const nothing = { number: null, outcome: null, endedOn: data.case.openedOn, answers: {} };
    data.previous = { ...nothing, ...path.previous } as CaseData['previous'];
  }
  const simulated = { release: own, now, data, snapshot: undefined, timers: new Map(), senders: {} };
  saveAnswers(simulated, path.answers ?? {});
  return simulated;
}

const madeUpCompany = {
  name: 'Example Company',
  address: { street: '1 Main Street', city: 'Exampleton', province: 'AB', postalCode: 'T0A 0A0' },
  contact: { name: 'Casey Example', phone: '780-555-0100', fax: '', email: 'casey@example.com' },
  wcbAccounts: ['1000001'],
  industryCodes: ['40604'],
};

const madeUpAssessor: JsonObject = {
  id: 'assessor',
  name: 'Alex Example',
  email: 'alex@example.com',
  phone: '780-555-0101',
  training: [],
};

/** Someone with one role, one for each name `by`; the one who may open cases is the case's assessor. */
export function actorOf(simulated: SimulatedCase, role: Role, by?: string): Actor {
  const { assessor } = simulated.data;
  if (by !== undefined) return { id: `${role}:${by}`, name: by, roles: [role] };
  const opens = simulated.release.definition.start.roles.includes(role);
  return opens
    ? { id: assessor.id, name: assessor.name, roles: [role] }
    : { id: role, name: role, roles: [role] };
}

/** Opens the case; a refusal leaves it unopened. */
export async function startCase(simulated: SimulatedCase, role: Role): Promise<StepForward> {
  const step = await start(simulated.release, simulated.data, actorOf(simulated, role), simulated.now);
  return apply(simulated, step);
}

/** Sends an event; a refused one changes nothing. Who signs was shown what stands there, unless the event says otherwise. */
export async function sendEvent(
  simulated: SimulatedCase,
  role: Role,
  event: CaseEvent,
  by?: string,
): Promise<StepForward> {
  const state = stateOf(simulated, simulated.snapshot!);
  const { payment } = simulated.release.definition;
  if (role === 'system' && event.type === payment?.settled) {
    const { invoiced } = state.data.balance;
    state.data = { ...state.data, balance: { invoiced, paid: invoiced, due: 0 } };
  }
  const { submits = [], signs } = stateView(simulated.release, state.snapshot).events[event.type] ?? {};
  const actor = actorOf(simulated, role, by);
  const { release, now } = simulated;
  const shown = signs === undefined ? undefined : signatureHash(release, signs, { data: state.data, now });
  const step = await decide(release, state, { ...(shown && { shown }), ...event }, actor, now);
  if (!step.ok) return step;
  simulated.senders = { ...simulated.senders, [event.type]: actor.id };
  simulated.data = state.data;
  if (submits.length > 0 && simulated.data.case.submittedOn === null) {
    const submittedOn = todayIn(simulated.release.definition.timeZone, simulated.now);
    simulated.data = { ...simulated.data, case: { ...simulated.data.case, submittedOn } };
  }
  return apply(simulated, step);
}

/** The case as the engine decides on it; a path gives its work to nobody. */
export function stateOf(simulated: SimulatedCase, snapshot: Snapshot): CaseState {
  return { snapshot, data: simulated.data, people: { assignee: null, senders: simulated.senders } };
}

/** Moves the clock; timers that fall due on the way fire in order, each at its own moment. */
export async function moveClock(simulated: SimulatedCase, to: Instant): Promise<StepForward[]> {
  const fired: StepForward[] = [];
  while (fired.length < MOST_TIMERS) {
    const next = [...simulated.timers.values()].filter(({ due }) => due <= to).sort(byDue)[0];
    if (!next || !simulated.snapshot) break;
    simulated.timers.delete(next.id);
    if (next.due > simulated.now) simulated.now = next.due;
    const state = { snapshot: simulated.snapshot, data: simulated.data };
    fired.push(apply(simulated, await fireTimer(simulated.release, state, next, simulated.now)));
  }
  if (to > simulated.now) simulated.now = to;
  return fired;
}

/** `+15d` from now, a calendar date (its noon in the zone) or an instant. Throws a RangeError for anything else. */
export function moment(at: string, zone: string, now?: Instant): Instant {
  const days = /^\+(\d+)d$/.exec(at)?.[1];
  if (days !== undefined && now !== undefined) return noonOf(addDays(todayIn(zone, now), Number(days)), zone);
  const time = at.includes('T') ? Date.parse(at) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  if (isCalendarDate(at)) return noonOf(at, zone);
  throw new RangeError(`"${String(at)}" is not a moment`);
}

/** Saves answers as an assessor would: properties of a step are replaced, a step's first save begins prefilled. */
export function saveAnswers(simulated: SimulatedCase, answers: NonNullable<Path['answers']>): void {
  const { release } = simulated;
  const merged = { ...simulated.data.answers };
  for (const [form, steps] of Object.entries(answers)) {
    for (const [step, data] of Object.entries(steps)) {
      const known = release.forms.get(form)?.steps.has(step);
      const stored = merged[form]?.[step];
      const first = () => (known ? prefillStep(release, form, step, simulated.data, simulated.now) : {});
      merged[form] = { ...merged[form], [step]: { ...(stored ?? first()), ...data } };
    }
  }
  simulated.data = { ...simulated.data, answers: merged };
}

function apply(simulated: SimulatedCase, step: StepForward): StepForward {
  if (!step.ok) return step;
  simulated.snapshot = step.snapshot;
  for (const change of step.timers) {
    if (change.op === 'set') simulated.timers.set(change.id, change);
    else simulated.timers.delete(change.id);
  }
  for (const effect of step.effects) simulated.data = afterEffect(simulated, effect);
  return step satisfies Accepted;
}

/** What the effects that a case can see would have done to it. */
function afterEffect({ release, data, now }: SimulatedCase, { type, params }: Effect): CaseData {
  const { definition } = release;
  const { balance } = data;
  if (type === 'number' && data.case.number === null) {
    const year = Number(todayIn(definition.timeZone, now).slice(0, 4));
    return { ...data, case: { ...data.case, number: formatNumber(definition.numbering.case, year, 1) } };
  }
  if (type === 'invoice') {
    const cents = chargeInCents(params.charge);
    return { ...data, balance: { ...balance, invoiced: balance.invoiced + cents, due: balance.due + cents } };
  }
  if (type === 'void-invoice') return { ...data, balance: { ...balance, invoiced: balance.paid, due: 0 } };
  if (type === 'keep-profile') {
    return { ...data, company: { ...data.company, profile: { ...data.company.profile, ...params } } };
  }
  return data;
}

/** What an invoice comes to, its taxes in percent included; 0 for what is no charge. */
function chargeInCents(charge: Json | undefined): number {
  if (!isObject(charge) || typeof charge.amount !== 'number') return 0;
  const cents = Math.round(charge.amount * 100);
  const taxes = Array.isArray(charge.taxes) ? charge.taxes : [];
  return taxes.reduce<number>(
    (sum, tax) =>
      isObject(tax) && typeof tax.rate === 'number' ? sum + Math.round((cents * tax.rate) / 100) : sum,
    cents,
  );
}

/** The release as it would be with other values of parameters. */
function withParameters(release: Release, parameters: NonNullable<Path['parameters']>): Release {
  if (Object.keys(parameters).length === 0) return release;
  const rulesets = new Map(release.rulesets);
  for (const [id, values] of Object.entries(parameters)) {
    const loaded = rulesets.get(id);
    if (!loaded) continue;
    const changed = { ...loaded.ruleset.parameters };
    for (const [name, value] of Object.entries(values)) {
      if (changed[name]) changed[name] = { ...changed[name], value };
    }
    rulesets.set(id, { ...loaded, ruleset: { ...loaded.ruleset, parameters: changed } });
  }
  return { ...release, rulesets };
}

function byDue(a: TimerSet, b: TimerSet): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
