import { z } from 'zod';
import type { User } from '../use-cases/case-deps.ts';
import type { ListWanted } from '../use-cases/list-query.ts';

/** Which cases, and in which order: what lists, their counts and their exports are asked with. */
export const listQuery = {
  program: z.string().max(64),
  list: z.string().max(64).optional(),
  bucket: z.string().max(64).optional(),
  state: z.string().max(200).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.string().max(80).optional(),
  filter: z.union([z.string().max(300), z.array(z.string().max(300)).max(20)]).optional(),
};

const listQueryShape = z.object(listQuery);

export function wantedOf(user: User, query: z.output<typeof listQueryShape>): ListWanted {
  return {
    user,
    program: query.program,
    list: query.list ?? null,
    bucket: query.bucket ?? null,
    state: query.state ?? null,
    search: query.q ? query.q : null,
    sort: query.sort ?? null,
    filters: [query.filter ?? []].flat(),
  };
}

export const countSchema = z.object({
  count: z.number().int(),
  more: z.boolean().describe('There are more than were counted.'),
});
