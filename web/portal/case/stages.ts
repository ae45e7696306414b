import type { Text } from '../../../engine/index.ts';
import type { HistoryRow } from '../../shared/api/cases.ts';

/** A stay of a case in one state, with what happened while it was there. */
export interface Stage {
  /** Of the line that led into it. */
  seq: number;
  states: string[];
  title: Text;
  /** 1 for the first stay under this name. */
  visit: number;
  from: string;
  /** `null` while it lasts. */
  until: string | null;
  lines: HistoryRow[];
}

/** The stays of a case in their order: lines that lead to no other name of a state belong to one stay. */
export function stagesOf(lines: readonly HistoryRow[]): Stage[] {
  const stages: Stage[] = [];
  const visits = new Map<string, number>();
  for (const line of lines) {
    const name = JSON.stringify(line.state.title);
    const last = stages.at(-1);
    if (last && JSON.stringify(last.title) === name) {
      last.lines.push(line);
      last.states = line.states;
      continue;
    }
    if (last) last.until = line.at;
    const visit = (visits.get(name) ?? 0) + 1;
    visits.set(name, visit);
    const { seq, states, at } = line;
    stages.push({ seq, states, title: line.state.title, visit, from: at, until: null, lines: [line] });
  }
  return stages;
}

export type TimelineFilter = 'all' | 'decisions' | 'letters' | 'messages';

/** Whether a line is of a kind. */
export function isKind(line: HistoryRow, filter: TimelineFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'decisions') return line.decisions.length > 0;
  if (filter === 'letters') return line.letters.length > 0;
  return line.thread !== null;
}
