import { coursesOf, type Text } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { wrongField } from '../http/problem.ts';
import { plain } from '../stores/plain-text.ts';

/** Course → its title, of all published programs that name their courses; `null` when none does. */
export async function courseTitles(deps: Pick<Deps, 'releases'>): Promise<Map<string, Text> | null> {
  const releases = await deps.releases.listCurrent();
  const named = releases.map(coursesOf).filter((courses) => courses !== null);
  if (named.length === 0) return null;
  return new Map(named.flat().map(({ id, title }) => [id, title]));
}

/** Throws 422 for a course that no program knows, where programs say which there are. */
export async function requireKnownCourse(deps: Pick<Deps, 'releases'>, course: string): Promise<void> {
  const titles = await courseTitles(deps);
  if (titles === null || titles.has(course)) return;
  const message = {
    en: 'Choose one of the courses that our programs know.',
    fr: 'Choisissez une des formations que nos programmes connaissent.',
  };
  throw wrongField('unknown-course', '/course', message);
}

/** Courses of which a part of the title, in any language, is `words`. */
export async function coursesCalled(deps: Pick<Deps, 'releases'>, words: string): Promise<string[]> {
  const wanted = plain(words);
  return [...((await courseTitles(deps)) ?? [])]
    .filter(([, title]) =>
      (typeof title === 'string' ? [title] : Object.values(title)).some((one) => plain(one).includes(wanted)),
    )
    .map(([id]) => id);
}

/** Something about a course, with what people call that; a course that no program knows any more has its id alone. */
export type Titled<T> = T & { title: Text };

export async function withTitles<T extends { course: string }>(
  deps: Pick<Deps, 'releases'>,
  records: readonly T[],
): Promise<Titled<T>[]> {
  const titles = await courseTitles(deps);
  return records.map((record) => ({ ...record, title: titles?.get(record.course) ?? record.course }));
}

export async function withTitle<T extends { course: string }>(
  deps: Pick<Deps, 'releases'>,
  record: T,
): Promise<Titled<T>> {
  const titles = await courseTitles(deps);
  return { ...record, title: titles?.get(record.course) ?? record.course };
}
