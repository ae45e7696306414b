import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import type { CaseRequest, DueDate } from './cases.ts';
import { api } from './client.ts';

/** An open case of one of the reader's companies: whose turn it is, and where he would go on. */
export interface Turn {
  id: string;
  number: string | null;
  program: string;
  company: { id: string; name: string };
  state: { title: Text; description?: Text };
  mine: boolean;
  /** By what is waited for: any of a group can do it, and each group has to. */
  waitingGroups: Text[][];
  due: DueDate | null;
  ahead: { title: Text; date: string; zone: string } | null;
  /** Messages that the reader has not read. */
  unread: number;
  request: CaseRequest | null;
  /** `mend`: the place to begin at, of a form that came back. */
  resume: {
    form: string;
    step: string;
    title: Text;
    begun: boolean;
    sends: boolean;
    mend: string | null;
  } | null;
}

/** Those that wait for the reader first. Asked for again with the lists, whenever a case has moved. */
export const useTurns = (wanted: boolean) =>
  useQuery({
    queryKey: ['cases', 'turns'],
    queryFn: async () => (await api<{ items: Turn[] }>('/me/turns')).body.items,
    enabled: wanted,
  });
