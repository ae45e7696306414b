import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { forgetSteps } from '../../web/shared/api/steps.ts';

it('a step that is still on its way when another is saved is not taken for fresh', async () => {
  const queries = new QueryClient();
  let answer: (data: string) => void = () => {};
  const read = {
    queryKey: ['step', 'case', 'form', 'garden', 'draft'],
    queryFn: () => new Promise<string>((resolve) => (answer = resolve)),
    staleTime: 5_000,
  };
  const ahead = queries.prefetchQuery(read);
  await Promise.resolve();
  forgetSteps(queries, 'case');
  answer('as it stood before');
  await ahead;
  expect(queries.getQueryData(read.queryKey)).toBeUndefined();
});

it('a step that was read ahead is read again after a save; those of other cases stay', () => {
  const queries = new QueryClient();
  queries.setQueryData(['step', 'case', 'form', 'garden', 'draft'], 'old');
  queries.setQueryData(['step', 'other', 'form', 'garden', 'draft'], 'kept');
  forgetSteps(queries, 'case');
  expect(queries.getQueryData(['step', 'case', 'form', 'garden', 'draft'])).toBeUndefined();
  expect(queries.getQueryData(['step', 'other', 'form', 'garden', 'draft'])).toBe('kept');
});
