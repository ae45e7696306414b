import { type Json, type ListDefinition, type Text, textIn } from '../../engine/index.ts';
import { unprocessable } from '../http/problem.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { type CaseListRow, casePage, countCases } from './list-cases.ts';
import { type ListDeps, type ListWanted, listFor, listReader, planList } from './list-query.ts';

/** More cases than this are a matter for the database's own tools. */
const mostExported = 10_000;

const pageSize = 500;

export interface ExportCases extends ListWanted {
  list: string;
  /** Ids of the columns to write, in this order; `null`: all of the list's. */
  columns: string[] | null;
  language: string;
}

export interface CaseExport {
  name: string;
  /** The file in parts, each a page of cases, read as they are asked for. */
  parts: AsyncGenerator<string>;
}

/**
 * All cases of a view of a list as CSV, or none: more than {@link mostExported} are refused (422), so that no file
 * is a part of what it claims to be. The rights are the list's.
 */
export async function exportCases(deps: ListDeps, wanted: ExportCases): Promise<CaseExport> {
  const reader = await listReader(deps, wanted.user, wanted.program);
  const list = listFor(reader, wanted.list);
  const plan = await planList(deps, reader, wanted);
  const { more } = await countCases(deps, plan, mostExported);
  if (more) {
    throw unprocessable('too-many-cases', {
      en: `More than ${mostExported} cases match. Narrow the list by a filter, then export it.`,
      fr: `Plus de ${mostExported} dossiers correspondent. Restreignez la liste par un filtre, puis exportez-la.`,
    });
  }
  const columns = columnsOf(list, wanted.columns);
  async function* parts() {
    yield byteOrderMark + csvLine(columns.map(({ title }) => textIn(title, wanted.language) ?? ''));
    let cursor: string | undefined;
    do {
      const { items, next } = await casePage(deps, reader, plan, { cursor, limit: pageSize });
      yield items
        .map((row) => csvLine(columns.map((column) => cell(row, column.id, wanted.language))))
        .join('');
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }
  return { name: `${wanted.program}-${list.id}.csv`, parts: parts() };
}

function columnsOf(list: ListDefinition, wanted: string[] | null): ListDefinition['columns'] {
  if (wanted === null) return list.columns;
  return wanted.map((id) => {
    const column = list.columns.find((one) => one.id === id);
    if (!column)
      throw unprocessable('unknown-column', {
        en: `The list has no column “${id}”.`,
        fr: `La liste n’a pas de colonne « ${id} ».`,
      });
    return column;
  });
}

function cell(row: CaseListRow, column: string, language: string): string | number | null {
  const value: Json = row.values[column] ?? null;
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  return textIn(value as Text, language) ?? '';
}
