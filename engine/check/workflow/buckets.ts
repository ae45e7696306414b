import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import { dateColumns } from '../../run/date-columns.ts';
import { unknownName, unknownRoles, unknownSenders } from './known-names.ts';

/** Names in `buckets` that neither program, machine nor the list they count has. Their ids are the caller's. */
export function checkBuckets(
  release: Release,
  file: string,
  { tags, events }: { tags: ReadonlySet<string>; events: ReadonlySet<string> },
): ProgramProblem[] {
  const { buckets, lists } = release.definition;
  return (buckets ?? []).flatMap((bucket, index) => {
    const at = (...segments: (string | number)[]) => ({
      file,
      pointer: pointerTo('', 'buckets', index, ...segments),
    });
    const list = lists.find(({ id }) => id === bucket.list);
    if (!list) {
      const known = lists.map(({ id }) => id);
      return [unknownName('flow-unknown-list', at('list'), 'list', bucket.list, known)];
    }
    const { tags: wanted = [], waitingFor, notBy = [], due } = bucket.where ?? {};
    const strangers = bucket.roles.flatMap((role, position) =>
      list.roles.includes(role)
        ? []
        : [
            unknownName(
              'flow-unknown-role',
              at('roles', position),
              `role of the list "${list.id}",`,
              role,
              list.roles,
            ),
          ],
    );
    const noTags = wanted.flatMap((tag, position) =>
      tags.has(tag)
        ? []
        : [unknownName('flow-unknown-tag', at('where', 'tags', position), 'state with the tag', tag, tags)],
    );
    const turn = unknownRoles(release, file, waitingFor, at('where', 'waitingFor').pointer);
    const unheard = unknownSenders(file, notBy, at('where', 'notBy').pointer, events);
    const dates = dateColumns(release.definition, list);
    const noDate =
      due && !dates.includes(due.column)
        ? [
            unknownName(
              'flow-unknown-column',
              at('where', 'due', 'column'),
              'column with dates',
              due.column,
              dates,
            ),
          ]
        : [];
    return [...strangers, ...noTags, ...turn, ...unheard, ...noDate];
  });
}
