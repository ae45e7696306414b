import {
  type CalendarDate,
  type DueDate,
  isAt,
  isCalendarDate,
  isTurnOf,
  type JsonObject,
  type Place,
  type Release,
  type Role,
  stateView,
  type Text,
  todayIn,
} from '../../engine/index.ts';
import { caseListStore, type ListedCase } from '../stores/case-list.ts';
import { type StoredTimer, timerStore } from '../stores/timers.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { caseMoves } from './case-moves.ts';
import { type FormOutline, formOutlines } from './form-outline.ts';
import { type CaseRequest, latestRequest } from './latest-request.ts';
import { listReader, planList } from './list-query.ts';
import { type CaseWithData, withData } from './load-case.ts';
import { missedDeadline } from './missed-deadline.ts';
import { pendingDeadlines } from './pending-deadlines.ts';
import { placesToMend } from './place-to-mend.ts';
import { stateWords } from './state-words.ts';
import { unreadRows } from './unread-rows.ts';

/** An open case of a company that the reader is a member of: whose turn it is, and where he would go on. */
export interface Turn {
  id: string;
  number: string | null;
  program: string;
  company: { id: string; name: string };
  state: { title: Text; description?: Text };
  mine: boolean;
  waitingFor: Text[];
  /** The same by what is waited for: any of a group can do it, and each group has to. */
  waitingGroups: Text[][];
  /** The first deadline, with the zone that its day ends in; of his turn, else the one that he missed. */
  due: DueDate | null;
  /** The first day of the case's summary that is still to come and that no deadline tells of. */
  ahead: { title: Text; date: CalendarDate; zone: string } | null;
  /** Messages that he has not read. */
  unread: number;
  /** What somebody else wrote to him when it became his turn. */
  request: CaseRequest | null;
  /**
   * The step that he filled in last or the one after it; of a form that came back, where to begin with it (`mend`).
   * `sends`: he can send the form on, and does not only add to it. Null where there is nothing to fill in.
   */
  resume: Resume | null;
}

type Resume = { form: string; step: string; title: Text; begun: boolean; sends: boolean; mend: Place | null };

/** More open cases than this of one program are told by its lists. */
const most = 30;

/** Open cases of the reader's companies, those that wait for him first, then by their deadlines. */
export async function listTurns(deps: CaseDeps, user: User): Promise<Turn[]> {
  const releases = await deps.releases.listCurrent();
  const turns = await Promise.all(releases.map((release) => ofProgram(deps, user, release)));
  const when = (turn: Turn) => turn.due?.date ?? '9999';
  return turns.flat().sort((a, b) => Number(b.mine) - Number(a.mine) || when(a).localeCompare(when(b)));
}

async function ofProgram(deps: CaseDeps, user: User, release: Release): Promise<Turn[]> {
  const { program } = release;
  const reader = await listReader(deps, user, program);
  const { companies } = reader.holdings;
  if (companies.size === 0) return [];
  const member = { ...reader, holdings: { everywhere: [], companies } };
  const open = member.states.filter((state) => state.view.open);
  const plan = await planList(
    deps,
    { ...member, states: open },
    { user, program, list: null, bucket: null, state: null, search: null, sort: 'nextDue', filters: [] },
  );
  const keys = new Set(open.map((state) => state.key));
  const parts = plan.query.parts
    .map((part) => ({ ...part, stateKeys: part.stateKeys.filter((key) => keys.has(key)) }))
    .filter((part) => part.stateKeys.length > 0);
  if (parts.length === 0) return [];
  const rows = await caseListStore(deps.db).page({ ...plan.query, parts, after: null, limit: most });
  const timers = await timerStore(deps.db).pendingOf(...rows.map(({ stored }) => stored.id));
  const stored = rows.map((row) => row.stored);
  const unread = await unreadRows(deps.db, user.id, release, stored, member.holdings);
  const ofCase = ({ stored }: ListedCase) => timers.filter(({ caseId }) => caseId === stored.id);
  return Promise.all(
    rows.map(async (row) => {
      const loaded = await withData(deps, user, row.stored);
      return turnOf(deps, user, loaded, ofCase(row), unread.get(row.stored.id) ?? 0);
    }),
  );
}

async function turnOf(
  deps: CaseDeps,
  user: User,
  loaded: CaseWithData,
  timers: StoredTimer[],
  unread: number,
): Promise<Turn> {
  const { stored, release, roles, acting, ownCase, data, people, steps } = loaded;
  const now = deps.clock.now().toISOString();
  const view = stateView(release, stored.snapshot);
  const titleOf = (role: Role) => release.definition.roles[role]?.title ?? role;
  const state = { snapshot: stored.snapshot, data, people };
  const forms = formOutlines({ release, state, roles: acting, saved: steps, now });
  const mine = isTurnOf(release, state, { id: user.id, name: user.name, roles: acting, ownCase });
  const moves = mine ? await caseMoves(deps.db, release, stored.id) : [];
  const mend = mine ? await placesToMend(deps, loaded, forms, now) : {};
  const due = pendingDeadlines(release, timers)[0] ?? null;
  const resume = mendAt(forms, mend) ?? resumeAt(loaded, forms);
  const sent = Object.values(view.events)
    .filter((event) => event.roles.some((role) => acting.includes(role)))
    .flatMap(({ submits }) => submits ?? []);
  return {
    id: stored.id,
    number: stored.number,
    program: stored.program,
    company: { id: stored.companyId, name: data.company.name },
    state: stateWords(view, roles),
    mine,
    unread,
    request: mine ? await latestRequest(deps, user, loaded, moves) : null,
    waitingFor: view.waitingFor.map(titleOf),
    waitingGroups: view.waitingGroups.map((roles) => roles.map(titleOf)),
    due: due ?? missedDeadline(release, moves),
    ahead: nextDay(release, stored.summary, due, now),
    resume: resume && { ...resume, sends: sent.includes(resume.form) },
  };
}

/** What a case is summed up by holds days, too: the next of them, where it comes before the deadline. */
function nextDay(
  { definition }: Release,
  values: JsonObject,
  due: DueDate | null,
  now: string,
): Turn['ahead'] {
  const { summary, timeZone: zone } = definition;
  const today = todayIn(zone, now);
  const days = Object.entries(summary ?? {}).flatMap(([name, { title, unit, ahead = true }]) => {
    const date = values[name];
    return ahead && unit === 'date' && typeof date === 'string' && isCalendarDate(date) && date > today
      ? [{ title, date, zone }]
      : [];
  });
  const [first] = days.sort((a, b) => a.date.localeCompare(b.date));
  return first && (due === null || first.date < due.date) ? first : null;
}

type Found = Omit<Resume, 'sends'>;

/** Where to begin with the first form that came back. */
function mendAt(forms: FormOutline[], mend: { [form: string]: Place | null }): Found | null {
  for (const { id, steps } of forms) {
    const place = mend[id] ?? null;
    const step = place && steps.find((one) => isAt(place, `${id}.${one.id}`));
    if (place && step) return { form: id, step: step.id, title: step.title, begun: true, mend: place };
  }
  return null;
}

/**
 * Where somebody left: the step saved last while something is wrong in it, else the next that is open. Null where all is
 * filled in: what is left is sent from the case.
 */
function resumeAt({ steps: saved }: CaseWithData, forms: FormOutline[]): Found | null {
  const places = forms.flatMap((form) =>
    form.steps.filter((step) => step.canEdit).map((step) => ({ form: form.id, step })),
  );
  const last = saved
    .filter((one) => places.some(({ form, step }) => form === one.form && step.id === one.step))
    .sort((a, b) => a.updatedAt.localeCompare(b.updatedAt))
    .at(-1);
  const at = Math.max(
    0,
    places.findIndex(({ form, step }) => form === last?.form && step.id === last.step),
  );
  const following = [...places.slice(at), ...places.slice(0, at)];
  const found = following.find(({ step }) => step.status !== 'complete');
  if (!found) return null;
  const begun = saved.some(({ form }) => form === found.form);
  return { form: found.form, step: found.step.id, title: found.step.title, begun, mend: null };
}
