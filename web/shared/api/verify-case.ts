import { useMutation } from '@tanstack/react-query';
import { api } from './client.ts';

export interface CaseVerification {
  at: string;
  ok: boolean;
  /** What was looked at → how many. */
  checked: { [what: string]: number };
  differences: { kind: string; where: string; message: string }[];
}

/** Proves what is stored of a case, now. */
export const useVerifyCase = (id: string) =>
  useMutation({
    mutationFn: async () => (await api<CaseVerification>(`/cases/${id}/verification`)).body,
  });
