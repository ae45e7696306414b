import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { caseKey } from './cases.ts';
import { api } from './client.ts';

/** A conversation that the reader takes part in. */
export interface CaseThread {
  id: string;
  title: Text;
  description?: Text;
  /** Only people of the program read it. */
  internal: boolean;
  /** Titles of the roles that read and write in it. */
  roles: Text[];
  unread: number;
}

export interface CaseMessage {
  id: string;
  thread: string;
  author: { id: string; name: string };
  at: string;
  /** Null once it was erased. */
  text: string | null;
  mine: boolean;
}

interface MessagesPage {
  threads: CaseThread[];
  /** Newest first. */
  items: CaseMessage[];
  next: string | null;
}

const messagesKey = (id: string) => [...caseKey(id), 'messages'];

/** All conversations of a case, newest message first; earlier ones page by page. */
export const useMessagesOfCase = (id: string) =>
  useInfiniteQuery<MessagesPage, Error, InfiniteData<MessagesPage, string | null>, string[], string | null>({
    queryKey: messagesKey(id),
    initialPageParam: null,
    queryFn: async ({ pageParam }) => {
      const cursor = pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`;
      return (await api<MessagesPage>(`/cases/${id}/messages${cursor}`)).body;
    },
    getNextPageParam: (last) => last.next,
  });

/** The same key names the same message, however often it is sent. */
export function useSendMessage(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (message: { thread: string; text: string; key: string }) =>
      (
        await api<CaseMessage>(`/cases/${id}/messages`, {
          method: 'POST',
          body: { thread: message.thread, text: message.text },
          headers: { 'idempotency-key': message.key },
        })
      ).body,
    onSuccess: (sent) => {
      // It stands there at once; what others wrote meanwhile follows.
      queries.setQueryData<InfiniteData<MessagesPage, string | null>>(messagesKey(id), (known) => {
        const [first, ...rest] = known?.pages ?? [];
        if (!known || !first || first.items.some((one) => one.id === sent.id)) return known;
        return { ...known, pages: [{ ...first, items: [sent, ...first.items] }, ...rest] };
      });
      void queries.invalidateQueries({ queryKey: caseKey(id) });
    },
  });
}

/** Notes how far the reader has read; lists and the page then count anew. */
export function useReadMessages(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (mark: { thread: string; upTo: string }) =>
      (await api<{ unread: number }>(`/cases/${id}/messages/read`, { method: 'PUT', body: mark })).body,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: caseKey(id) }),
        queries.invalidateQueries({ queryKey: ['cases'] }),
      ]);
    },
  });
}
