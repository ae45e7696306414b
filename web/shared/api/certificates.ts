import { useQuery } from '@tanstack/react-query';
import type { Json } from '../../../engine/index.ts';
import { api } from './client.ts';

export interface Certificate {
  id: string;
  number: string;
  program: string;
  caseId: string;
  caseNumber: string | null;
  companyId: string;
  company: string;
  kind: string;
  scope: Json;
  validFrom: string;
  validUntil: string | null;
  /** The printed letter; `null` until it is written. */
  letterId: string | null;
  createdAt: string;
}

export const useCertificates = () =>
  useQuery({
    queryKey: ['certificates'],
    queryFn: async () => (await api<{ items: Certificate[] }>('/certificates')).body.items,
  });
