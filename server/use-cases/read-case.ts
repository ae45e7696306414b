import {
  type CalendarDate,
  type DueDate,
  dueDates,
  isTurnOf,
  type JsonObject,
  type OfferedEvent,
  offeredEvents,
  type Role,
  stateView,
  type Text,
} from '../../engine/index.ts';
import { threadsFor } from '../rights/threads.ts';
import { caseContextStore } from '../stores/case-context.ts';
import { grantStore } from '../stores/case-grants.ts';
import { messageStore } from '../stores/messages.ts';
import { type StoredTimer, timerStore } from '../stores/timers.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type FormOutline, formOutlines, type StepOutline } from './form-outline.ts';
import { loadCaseWithData } from './load-case.ts';
import { countUnread } from './messages.ts';

export interface CaseAnswer {
  id: string;
  number: string | null;
  program: string;
  release: string;
  revision: number;
  state: { id: string; title: Text; description?: Text; tags: string[] };
  states: string[];
  waitingFor: Role[];
  ended: boolean;
  /** What the reader is for this case. */
  roles: Role[];
  company: { id: string; name: string };
  assessor: { id: string; name: string };
  assignee: { id: string; name: string } | null;
  /** Whether the case waits for the reader, and for the one whose work it is. */
  turn: { reader: boolean; assignee: boolean };
  openedOn: CalendarDate;
  submittedOn: CalendarDate | null;
  due: DueDate[];
  forms: (Omit<FormOutline, 'steps'> & { steps: Omit<StepOutline, 'problems'>[] })[];
  events: OfferedEvent[];
  /** Messages that the reader has not read; null where he takes part in no conversation. */
  unread: number | null;
  summary: JsonObject;
  context: JsonObject;
}

/** A case as its reader may see it: where it stands, what is due, his forms, and what he may do now. */
export async function readCase(deps: CaseDeps, query: { user: User; caseId: string }): Promise<CaseAnswer> {
  const { user, caseId } = query;
  const {
    stored,
    release,
    roles,
    acting,
    ownCase,
    people,
    steps: saved,
    data,
  } = await loadCaseWithData(deps, user, caseId);
  const now = deps.clock.now().toISOString();
  const threads = threadsFor(release.definition, acting);
  const [timers, assignee, unread] = await Promise.all([
    timerStore(deps.db).pendingOf(caseId),
    stored.assigneeId === null ? undefined : caseContextStore(deps.db).person(stored.assigneeId),
    threads.length === 0 ? undefined : messageStore(deps.db).unread(user.id, [caseId]),
  ]);
  const held = assignee ? await grantStore(deps.db).held(assignee.id, release.program) : [];
  const state = { snapshot: stored.snapshot, data, people };
  const view = stateView(release, stored.snapshot);
  const outlines = formOutlines({ release, state, roles: acting, saved, now });
  return {
    id: stored.id,
    number: stored.number,
    program: stored.program,
    release: stored.releaseHash,
    revision: stored.revision,
    state: {
      id: stored.state,
      title: titleFor(view.title, view.titles, roles),
      ...(view.description ? { description: view.description } : {}),
      tags: view.tags,
    },
    states: stored.states,
    waitingFor: view.waitingFor,
    ended: stored.ended,
    roles,
    company: { id: stored.companyId, name: data.company.name },
    assessor: { id: stored.assessorId, name: data.assessor.name },
    assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
    turn: {
      reader: isTurnOf(release, state, { id: user.id, name: user.name, roles: acting, ownCase }),
      assignee:
        assignee !== undefined &&
        isTurnOf(release, state, { id: assignee.id, name: assignee.name, roles: held }),
    },
    openedOn: stored.openedOn,
    submittedOn: stored.submittedOn,
    due: dueDates(
      release,
      timers.filter((timer) => timer.kind === 'deadline').map((timer) => ({ ...timer, ...asSet(timer) })),
    ),
    forms: outlines.map((form) => ({
      ...form,
      steps: form.steps.map(({ problems: _, ...step }) => step),
    })),
    events: await offeredEvents(release, state, { id: user.id, name: user.name, roles, ownCase }, now),
    unread: unread ? countUnread(threads, unread.get(caseId)) : null,
    summary: stored.summary,
    context: stored.snapshot.context,
  };
}

const asSet = (timer: StoredTimer) => ({ op: 'set' as const, due: timer.dueAt });

/** The title that the first of the reader's roles with an own one sees. */
export function titleFor(title: Text, titles: { [role: Role]: Text } | undefined, roles: Role[]): Text {
  const own = roles.find((role) => titles?.[role] !== undefined);
  return (own && titles?.[own]) || title;
}
