import type { DueDate, HistoryRow } from '../../shared/api/cases.ts';
import { dateIn } from '../../shared/i18n/zone.ts';

/** A deadline from its setting to its end. */
export interface DueStory {
  id: string;
  /** As it counts now, or counted last. */
  due: DueDate;
  setBy: HistoryRow;
  /** What happened on the day that it is counted from, where the history tells. */
  anchor: HistoryRow | null;
  /** It is counted from the day on which the one before was due. */
  fromFormer: boolean;
  /** Each time that it was set anew while it ran. */
  changes: { from: DueDate; to: DueDate; by: HistoryRow }[];
  end: { kind: 'met' | 'passed'; by: HistoryRow } | null;
}

/** Every deadline of a case, as its history tells of it, the newest first. */
export function dueStories(lines: readonly HistoryRow[]): DueStory[] {
  const stories: DueStory[] = [];
  const open = new Map<string, DueStory>();
  const close = (id: string, kind: 'met' | 'passed', by: HistoryRow) => {
    const story = open.get(id);
    if (!story) return;
    story.end = { kind, by };
    open.delete(id);
  };
  for (const [index, line] of lines.entries()) {
    // A step may end a deadline and set one of the same name: the end comes first.
    if (line.passed !== null) close(line.passed, 'passed', line);
    for (const id of line.met) {
      // The same deadline goes on where the next state sets it, too.
      const next = line.due.find(({ delay }) => delay === open.get(id)?.due.delay);
      const story = open.get(id);
      if (!next || !story) close(id, 'met', line);
      else {
        open.delete(id);
        open.set(next.id, story);
      }
    }
    for (const due of line.due) {
      const story = open.get(due.id);
      if (!story) {
        const former = stories.findLast((one) => one.due.delay === due.delay);
        const made: DueStory = {
          id: `${due.id}-${line.seq}`,
          due,
          setBy: line,
          anchor: anchorOf(lines.slice(0, index + 1), due),
          fromFormer: former?.due.date === due.anchor,
          changes: [],
          end: null,
        };
        stories.push(made);
        open.set(due.id, made);
      } else if (story.due.date !== due.date) {
        story.changes.push({ from: story.due, to: due, by: line });
        story.fromFormer = story.due.date === due.anchor;
        story.due = due;
        story.anchor = anchorOf(lines.slice(0, index + 1), due);
      }
    }
  }
  return stories.reverse();
}

/** The last thing that moved the case on the day from which a deadline is counted. */
function anchorOf(lines: readonly HistoryRow[], due: DueDate): HistoryRow | null {
  const found = lines.filter(
    (line) => line.kind !== 'record' && line.kind !== 'timer' && dateIn(due.zone, line.at) === due.anchor,
  );
  return found.at(-1) ?? null;
}
