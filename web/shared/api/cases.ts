import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Decision, Json, OfferedEvent, Text, Unit } from '../../../engine/index.ts';
import { api, newKey } from './client.ts';
import { forgetSteps } from './steps.ts';

export interface CaseStep {
  id: string;
  title: Text;
  closing?: boolean;
  revision: number;
  status: 'empty' | 'started' | 'complete' | 'problems';
  /** Of a step that nobody saved: it may go as it is, empty or with what it was filled in with. */
  suffices?: 'blank' | 'prefilled';
  canEdit: boolean;
}

export interface CaseForm {
  id: string;
  title: Text;
  description?: Text;
  layout: 'wizard' | 'sections' | 'dialog';
  /** The form whose answers this one judges. */
  reviews?: string;
  canEdit: boolean;
  /** When a list: only these places may be changed. */
  only: string[] | null;
  /** Where to begin with a form that came back; null for others, and once it may as well be sent. */
  mend: string | null;
  steps: CaseStep[];
}

/** What somebody else wrote when the case came to where it is now. */
export interface CaseRequest {
  /** Of its line in the history. */
  seq: number;
  at: string;
  by: { name: string; roles: string[] };
  message: string;
}

/** A deadline, and how it was reckoned. */
export interface DueDate {
  id: string;
  delay: string;
  title: Text;
  kind: 'deadline' | 'reminder';
  date: string;
  at: string;
  zone: string;
  anchor: string;
  days: number;
  /** No later than this day, however many days were given. */
  notAfter: string | null;
}

export interface CaseView {
  id: string;
  number: string | null;
  program: string;
  release: string;
  revision: number;
  state: { id: string; title: Text; description?: Text; tags: string[] };
  waitingFor: string[];
  /** The same by what is waited for: any of a group's roles can do it, and each group has to. */
  waitingGroups: string[][];
  ended: boolean;
  /** What the reader is for this case. */
  roles: string[];
  company: { id: string; name: string };
  assessor: { id: string; name: string };
  assignee: { id: string; name: string } | null;
  /** Whether the case waits for the reader, and for the one whose work it is. */
  turn: { reader: boolean; assignee: boolean };
  openedOn: string;
  submittedOn: string | null;
  due: DueDate[];
  /** The deadline that passed and brought the case to where it is. */
  missed: DueDate | null;
  forms: CaseForm[];
  request: CaseRequest | null;
  events: OfferedEvent[];
  /** Messages that he has not read; null where he takes part in no conversation. */
  unread: number | null;
  /** What is known of it at a glance; choices by their titles. */
  facts: { name: string; title: Text; unit: string | null; value: Json }[];
  /** Given ones: the places (`form.step`) that they cover, and whether nothing there has changed since. */
  signatures: { title: Text | null; covers: string[]; holds: boolean }[];
}

export interface CaseRow {
  id: string;
  values: { [column: string]: Json };
  /** Messages that the reader has not read. */
  unread: number;
  events: { type: string; label: Text; tone: OfferedEvent['tone'] }[];
}

export const caseKey = (id: string) => ['case', id];

export const useCase = (id: string) =>
  useQuery({ queryKey: caseKey(id), queryFn: async () => (await api<CaseView>(`/cases/${id}`)).body });

export interface CaseQuery {
  program: string;
  list?: string;
  q?: string;
  sort?: string;
  cursor?: string;
}

const casesOptions = (query: CaseQuery) =>
  queryOptions({
    queryKey: ['cases', query],
    queryFn: async () => {
      const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
      return (await api<{ items: CaseRow[]; next: string | null }>(`/cases?${search}`)).body;
    },
  });

export const useCases = (query: CaseQuery) => useQuery(casesOptions(query));

export interface CaseCount {
  count: number;
  /** There are more than were asked for. */
  more: boolean;
}

/** How many cases each list holds, as far as its first page tells; `null` until all have answered. */
export function useCaseCounts(lists: CaseQuery[]): (CaseCount | undefined)[] | null {
  const answers = useQueries({ queries: lists.map(casesOptions) });
  if (answers.some((one) => one.isPending)) return null;
  return answers.map(({ data }) => data && { count: data.items.length, more: data.next !== null });
}

/** Everything shown about a case is asked for again after it moved. */
export async function refreshCase(queries: QueryClient, id: string): Promise<void> {
  forgetSteps(queries, id);
  await Promise.all([
    queries.invalidateQueries({ queryKey: caseKey(id) }),
    queries.invalidateQueries({ queryKey: ['cases'] }),
    queries.invalidateQueries({ queryKey: ['invoices'] }),
    queries.invalidateQueries({ queryKey: ['certificates'] }),
  ]);
}

export function useCaseChanged(): (id: string) => Promise<void> {
  const queries = useQueryClient();
  return (id) => refreshCase(queries, id);
}

/** The people to whom the case may be given; asked only for those who may give it. */
export const useAssignees = (id: string, asked: boolean) =>
  useQuery({
    queryKey: [...caseKey(id), 'assignees'],
    queryFn: async () =>
      (await api<{ items: { id: string; name: string; roles: string[] }[] }>(`/cases/${id}/assignees`)).body
        .items,
    enabled: asked,
    staleTime: 60_000,
  });

export const assignCase = (found: CaseView, assignee: string | null) =>
  api(`/cases/${found.id}/assignee`, {
    method: 'PUT',
    body: { assignee },
    headers: { 'if-match': `"${found.revision}"` },
  });

export function useSendEvent(id: string) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: async (input: {
      type: string;
      data?: Record<string, unknown>;
      /** Of an event that signs: the hash of what was shown. */
      shown?: string;
      revision: number;
    }) =>
      (
        await api<CaseView>(`/cases/${id}/events`, {
          method: 'POST',
          body: {
            type: input.type,
            data: input.data ?? {},
            ...(input.shown === undefined ? {} : { shown: input.shown }),
          },
          headers: { 'idempotency-key': newKey(), 'if-match': `"${input.revision}"` },
        })
      ).body,
    // A refusal may come from a page that is behind: look again either way.
    onSettled: () => changed(id),
  });
}

/** Opens a case; the same key opens it once. */
export async function startCase(program: string, company: string): Promise<CaseView> {
  const { body } = await api<{ id: string }>('/cases', {
    method: 'POST',
    body: { program, company },
    headers: { 'idempotency-key': newKey() },
  });
  return (await api<CaseView>(`/cases/${body.id}`)).body;
}

export interface HistoryRow {
  seq: number;
  at: string;
  kind: 'start' | 'event' | 'timer' | 'record';
  event: {
    type: string;
    label: Text | null;
    /** Dialog that gave its data. */
    form: string | null;
    /** A deadline passed, rather than a day that only brings the case on or reminds somebody. */
    deadline: boolean;
  };
  actor: { id: string; name: string; roles: string[] };
  /** What the sender wrote, where the reader may see it. */
  data: { [name: string]: Json } | null;
  state: { id: string; title: Text };
  /** All states that are active side by side. */
  states: string[];
  effects: string[];
  letters: { effect: string; title: Text }[];
  /** Deadlines that it set; one of the same id before it counts no more. */
  due: DueDate[];
  /** Ids of deadlines that it ended. */
  met: string[];
  /** Id of the deadline that passed. */
  passed: string | null;
  assignee: { id: string; name: string } | null;
  /** Of a message: its conversation. */
  thread: { id: string; title: Text } | null;
  decisions: { ruleset: string; title: Text; outcomes: string[] }[];
}

export const useHistory = (id: string) =>
  useQuery({
    queryKey: [...caseKey(id), 'history'],
    queryFn: async () => (await api<{ items: HistoryRow[] }>(`/cases/${id}/history`)).body.items,
  });

/** A decision with what its rules and facts are called. */
export type NamedDecision = Decision & {
  title: Text;
  /** Rule's name → what people call it. */
  rules: { [name: string]: Text };
  /** What its facts and parameters are called. */
  names: { [name: string]: { title: Text; unit?: Unit; choices?: { [value: string]: Text } } };
  /** Named condition → what people call it. */
  conditions: { [name: string]: Text };
  /** Something was left out that the reader may not see. */
  restricted: boolean;
};

export type DecisionRow = NamedDecision & { seq: number };

export const useDecisions = (id: string) =>
  useQuery({
    queryKey: [...caseKey(id), 'decisions'],
    queryFn: async () => (await api<{ items: DecisionRow[] }>(`/cases/${id}/decisions`)).body.items,
  });

export interface LetterRow {
  id: string;
  /** Which of the program's letters. */
  letter: string;
  subject: string;
  createdAt: string;
  recipients: { name: string; email: string }[];
}

export const useLetters = (id: string) =>
  useQuery({
    queryKey: [...caseKey(id), 'letters'],
    queryFn: async () => (await api<{ items: LetterRow[] }>(`/cases/${id}/letters`)).body.items,
  });
