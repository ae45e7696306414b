import {
  type CalendarDate,
  type DueDate,
  type GivenSignature,
  givenSignatures,
  isTurnOf,
  type JsonObject,
  type OfferedEvent,
  offeredEvents,
  type Place,
  type Role,
  stateView,
  type Text,
} from '../../engine/index.ts';
import { worksOnProgram } from '../rights/program-role.ts';
import { threadsFor } from '../rights/threads.ts';
import { caseContextStore } from '../stores/case-context.ts';
import { grantStore } from '../stores/case-grants.ts';
import { messageStore } from '../stores/messages.ts';
import { timerStore } from '../stores/timers.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type CaseFact, caseFacts } from './case-facts.ts';
import { caseMoves } from './case-moves.ts';
import { firstValuesSuffice, type Suffices } from './first-values.ts';
import { type FormOutline, formOutlines, type StepOutline } from './form-outline.ts';
import { type CaseRequest, latestRequest } from './latest-request.ts';
import { loadCaseWithData } from './load-case.ts';
import { countUnread } from './messages.ts';
import { missedDeadline } from './missed-deadline.ts';
import { pendingDeadlines } from './pending-deadlines.ts';
import { placesToMend } from './place-to-mend.ts';
import { stateWords } from './state-words.ts';

export interface CaseAnswer {
  id: string;
  number: string | null;
  program: string;
  release: string;
  revision: number;
  state: { id: string; title: Text; description?: Text; tags: string[] };
  states: string[];
  waitingFor: Role[];
  /** The same by what is waited for: any of a group's roles can do it, and each group has to. */
  waitingGroups: Role[][];
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
  /** The deadline that passed and brought the case to where it is. */
  missed: DueDate | null;
  /** `mend`: where to begin with a form that came back; null for others, and once it may as well be sent. */
  forms: (Omit<FormOutline, 'steps'> & {
    mend: Place | null;
    steps: (Omit<StepOutline, 'problems'> & { suffices?: Suffices })[];
  })[];
  /** What somebody else wrote when the case came to where it is. */
  request: CaseRequest | null;
  events: OfferedEvent[];
  /** Messages that the reader has not read; null where he takes part in no conversation. */
  unread: number | null;
  /** What is known of it at a glance. */
  facts: CaseFact[];
  /** The signatures that were given, for what the reader sees of what they cover. */
  signatures: { title: Text | null; covers: string[]; holds: boolean }[];
  summary: JsonObject;
  /** Of the machine, for those who work on the program; empty for others. */
  context: JsonObject;
}

/** A case as its reader may see it: where it stands, what is due, his forms, and what he may do now. */
export async function readCase(deps: CaseDeps, query: { user: User; caseId: string }): Promise<CaseAnswer> {
  const { user, caseId } = query;
  const loaded = await loadCaseWithData(deps, user, caseId);
  const { stored, release, roles, acting, ownCase, people, steps: saved, data } = loaded;
  const now = deps.clock.now().toISOString();
  const threads = threadsFor(release.definition, acting);
  const [timers, assignee, unread, moves] = await Promise.all([
    timerStore(deps.db).pendingOf(caseId),
    stored.assigneeId === null ? undefined : caseContextStore(deps.db).person(stored.assigneeId),
    threads.length === 0 ? undefined : messageStore(deps.db).unread(user.id, [caseId]),
    caseMoves(deps.db, release, caseId),
  ]);
  const held = assignee ? await grantStore(deps.db).held(assignee.id, release.program) : [];
  const state = { snapshot: stored.snapshot, data, people };
  const view = stateView(release, stored.snapshot);
  const outlines = formOutlines({ release, state, roles: acting, saved, now });
  const mend = await placesToMend(deps, loaded, outlines, now);
  return {
    id: stored.id,
    number: stored.number,
    program: stored.program,
    release: stored.releaseHash,
    revision: stored.revision,
    state: {
      id: stored.state,
      ...stateWords(view, roles),
      tags: view.tags,
    },
    states: stored.states,
    waitingFor: view.waitingFor,
    waitingGroups: view.waitingGroups,
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
    due: pendingDeadlines(release, timers),
    missed: missedDeadline(release, moves),
    forms: outlines.map((form) => ({
      ...form,
      mend: mend[form.id] ?? null,
      steps: form.steps.map(({ problems: _, ...step }) => {
        const suffices =
          step.revision === 0 && !step.closing
            ? firstValuesSuffice(release, state, { form: form.id, step: step.id }, now)
            : null;
        return { ...step, ...(suffices && { suffices }) };
      }),
    })),
    request: await latestRequest(deps, user, loaded, moves),
    events: await offeredEvents(release, state, { id: user.id, name: user.name, roles, ownCase }, now),
    unread: unread ? countUnread(threads, unread.get(caseId)) : null,
    facts: caseFacts(release, stored.summary),
    signatures: signaturesSeen(givenSignatures(release, state, now), outlines),
    summary: stored.summary,
    // What a machine keeps for its next steps can be nobody's to read yet, such as a note that goes out with the decision.
    context: worksOnProgram(release, acting) ? stored.snapshot.context : {},
  };
}

/** What somebody signed, by the steps that the reader sees; nothing of a signature over what he does not see. */
function signaturesSeen(
  given: GivenSignature[],
  outlines: { id: string; steps: { id: string }[] }[],
): CaseAnswer['signatures'] {
  const seen = new Set(outlines.flatMap(({ id, steps }) => steps.map((step) => `${id}.${step.id}`)));
  return given.flatMap(({ title, steps, holds }) => {
    const covers = steps.map(({ form, step }) => `${form}.${step}`).filter((place) => seen.has(place));
    return covers.length === 0 ? [] : [{ title, covers, holds }];
  });
}
