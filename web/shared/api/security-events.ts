import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { api } from './client.ts';

export interface NamedThing {
  kind: string;
  name: string;
  /** Of a training record: the course. */
  title?: Text;
  user?: string;
  case?: string;
}

export interface SecurityEvent {
  id: string;
  at: string;
  event: string;
  userId: string | null;
  userName: string | null;
  object: string | null;
  objectName: string | null;
  details: { [name: string]: unknown };
  /** What the ids in `object` and `details` are called now. */
  names: { [id: string]: NamedThing };
}

export interface SecurityFilter {
  event?: string;
  q?: string;
  about?: string;
  from?: string;
  until?: string;
}

export const securityQuery = (filter: SecurityFilter & { cursor?: string; limit?: string }): string =>
  new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

export const useSecurityEvents = (filter: SecurityFilter & { cursor?: string }) =>
  useQuery({
    queryKey: ['operations', 'security-events', filter],
    queryFn: async () =>
      (
        await api<{ items: SecurityEvent[]; next: string | null }>(
          `/security-events?${securityQuery({ limit: '50', ...filter })}`,
        )
      ).body,
  });

export const useSecurityEventKinds = () =>
  useQuery({
    queryKey: ['operations', 'security-event-kinds'],
    queryFn: async () => (await api<{ items: string[] }>('/security-event-kinds')).body.items,
  });
