import type { Knex } from 'knex';
import type { Db } from '../db/database.ts';
import type { VisiblePart } from '../rights/can-see.ts';
import { type CaseDbRow, caseFromRow, type StoredCase } from './cases.ts';
import { plainWords, whereWords } from './plain-text.ts';

/** A value of a case that lists sort and filter by. */
export type ListValue =
  | { of: 'number' | 'openedOn' | 'submittedOn' | 'nextDue' | 'state' | 'company' | 'assessor' | 'assignee' }
  | { of: 'summary'; name: string; numeric: boolean }
  /** Who sent an event last. */
  | { of: 'sender'; event: string };

export interface ListFilter {
  value: ListValue;
  /**
   * Words that the value contains, its bounds (either may be open), leaf states (which choose the query's parts),
   * values of which it is one, or has one where it is a list, or a person by his id: he, nobody (`null`), anybody else,
   * or anybody else and nobody.
   */
  test:
    | { contains: string }
    | { from: string | number | null; to: string | number | null }
    | { oneOf: string[] }
    | { among: string[] }
    | { is: string | null }
    | { isNot: string }
    | { notBy: string };
}

/** Which cases. */
export interface CaseMatch {
  program: string;
  parts: VisiblePart[];
  filters: ListFilter[];
  /** Words to look for in number, company and assessor; all must be there. */
  search: string | null;
}

export interface CaseListQuery extends CaseMatch {
  sort: { value: ListValue; direction: 'asc' | 'desc' };
  /** Sort value and id of the last row of the page before. */
  after: { value: string | number; id: string } | null;
  limit: number;
}

export interface ListedCase {
  stored: StoredCase;
  companyName: string;
  assessorName: string;
  assigneeName: string | null;
  sortValue: string | number;
}

/** Values that are names kept in other tables. */
const namedBy: { [of in ListValue['of']]?: { table: string; column: string } } = {
  company: { table: 'companies', column: 'cases.company_id' },
  assessor: { table: 'user', column: 'cases.assessor_id' },
  assignee: { table: 'user', column: 'cases.assignee_id' },
};

/** More states than this are read together instead of one by one. */
const mostBranches = 60;

/** Reads pages of cases. */
export function caseListStore(db: Db) {
  const postgres = db.client.config.client === 'pg';

  /** SQL of a value; never null, so that every row has its place in the order. */
  function expression(value: ListValue): Knex.Raw {
    switch (value.of) {
      case 'number':
        return db.raw("coalesce(cases.number, '')");
      case 'openedOn':
        return db.raw('cases.opened_on');
      case 'submittedOn':
        return db.raw("coalesce(cases.submitted_on, '')");
      case 'nextDue':
        return db.raw('cases.next_due');
      case 'state':
        return db.raw('cases.state');
      case 'company':
        return db.raw("coalesce(company.name, '')");
      case 'assessor':
        return db.raw("coalesce(assessor.name, '')");
      case 'assignee':
        return db.raw("coalesce(assignee.name, '')");
      case 'summary':
        return summaryExpression(value.name, value.numeric);
      case 'sender':
        return db.raw(
          `coalesce((select ${postgres ? "h.entry::json -> 'actor' ->> 'id'" : "json_extract(h.entry, '$.actor.id')"} from history h where h.case_id = cases.id and h.kind = 'event' and h.event = ? order by h.seq desc limit 1), '')`,
          [value.event],
        );
    }
  }

  /** A draft may hold a text where a number belongs: such a value counts as missing. */
  function summaryExpression(name: string, numeric: boolean): Knex.Raw {
    if (postgres) {
      return numeric
        ? db.raw(
            "case when json_typeof(cases.summary::json -> ?::text) = 'number' then (cases.summary::json ->> ?::text)::double precision else -1e300 end",
            [name, name],
          )
        : db.raw("coalesce(cases.summary::json ->> ?::text, '')", [name]);
    }
    const path = `$."${name}"`;
    return numeric
      ? db.raw(
          "case when json_type(cases.summary, ?) in ('integer', 'real') then cast(json_extract(cases.summary, ?) as real) else -1e300 end",
          [path, path],
        )
      : db.raw("coalesce(cast(json_extract(cases.summary, ?) as text), '')", [path]);
  }

  /** Brings in the name that an order asks for. */
  function joined(query: Knex.QueryBuilder, { of }: ListValue): void {
    const people = namedBy[of];
    if (people) query.leftJoin(`${people.table} as ${of}`, `${of}.id`, people.column);
  }

  function filter(query: Knex.QueryBuilder, { value, test }: ListFilter): void {
    const people = namedBy[value.of];
    if (people && 'is' in test) {
      query.where({ [people.column]: test.is });
      return;
    }
    if (people && 'isNot' in test) {
      query.whereNotNull(people.column).whereNot(people.column, test.isNot);
      return;
    }
    if ('notBy' in test) {
      query.whereRaw("coalesce(?, '') <> ?", [
        people ? db.raw('??', [people.column]) : expression(value),
        test.notBy,
      ]);
      return;
    }
    if (people && 'contains' in test) {
      // Names are few beside cases: found first, they lead to their cases by an index.
      const found = db(people.table).select('id');
      whereWords(db, found, ['name'], test.contains);
      query.whereIn(people.column, found);
      return;
    }
    const sql = expression(value);
    if ('contains' in test) {
      query.whereRaw("lower(?) like ? escape '\\'", [sql, like(test.contains)]);
      return;
    }
    if ('among' in test) {
      query.where((some) => {
        // Of none, nothing matches.
        some.whereRaw('1 = 0');
        for (const one of test.among) {
          some.orWhereRaw("? = ? or ? like ? escape '\\'", [sql, one, sql, listHaving(one)]);
        }
      });
      return;
    }
    if (!('from' in test)) throw new Error(`A case's ${value.of} cannot be filtered so.`);
    // A missing value has its place in the order, but is inside no bounds.
    if (value.of === 'nextDue') query.whereNot('cases.next_due', '9999-12-31');
    if (value.of === 'submittedOn') query.whereNotNull('cases.submitted_on');
    if (value.of === 'summary') query.whereRaw(value.numeric ? '? > -1e300' : "? <> ''", [sql]);
    if (test.from !== null) query.whereRaw('? >= ?', [sql, test.from]);
    if (test.to !== null) query.whereRaw('? <= ?', [sql, test.to]);
  }

  /**
   * The order's SQL. Where a filter or a search finds few rows, SQLite must not walk a whole state in the
   * order's index to come upon them: a plus sign hides the index from it.
   */
  function sortExpression({ sort, filters, search }: CaseListQuery): Knex.Raw {
    const sql = expression(sort.value);
    return !postgres && (filters.length > 0 || search) ? db.raw('+?', [sql]) : sql;
  }

  /** What every row must be, beside its state. */
  function narrowed(ids: Knex.QueryBuilder, query: CaseMatch, companyIds: string[] | null): void {
    if (companyIds) ids.whereIn('cases.company_id', companyIds);
    for (const one of query.filters) filter(ids, one);
    const words = plainWords(query.search ?? '');
    if (words.length > 0) {
      // Each word somewhere, in any order; one walk along the index of texts for all of them.
      const found = db('cases as s').where('s.program', query.program).select('s.id');
      for (const word of words) found.whereRaw("s.search like ? escape '\\'", [like(word)]);
      ids.whereIn('cases.id', found);
    }
  }

  /** One ordered run of ids: the first rows after the cursor of some states and companies. */
  function run(query: CaseListQuery, stateKeys: string[], companyIds: string[] | null): Knex.QueryBuilder {
    const sort = sortExpression(query);
    const ids = db('cases')
      .select('cases.id as id')
      .select(db.raw('? as sort', [sort]));
    joined(ids, query.sort.value);
    if (stateKeys.length === 1) ids.where('cases.state_key', stateKeys[0]!);
    else ids.whereIn('cases.state_key', stateKeys);
    narrowed(ids, query, companyIds);
    if (query.after) {
      const beyond = query.sort.direction === 'asc' ? '>' : '<';
      ids.whereRaw(`(?, cases.id) ${beyond} (?, ?)`, [sort, query.after.value, query.after.id]);
    }
    return ids
      .orderByRaw(`? ${query.sort.direction}`, [sort])
      .orderBy('cases.id', query.sort.direction)
      .limit(query.limit);
  }

  /** Reading state by state walks one index for each; reading together suits what no index orders. */
  function runs(query: CaseListQuery): Knex.QueryBuilder[] {
    const indexed = ['number', 'openedOn', 'submittedOn', 'nextDue'].includes(query.sort.value.of);
    return query.parts.flatMap((part) => {
      const apart = indexed && part.companyIds === null && !query.search;
      return apart && part.stateKeys.length <= mostBranches
        ? part.stateKeys.map((key) => run(query, [key], null))
        : [run(query, part.stateKeys, part.companyIds)];
    });
  }

  return {
    /** How many cases match, but never more than `most`: nothing is read beyond them. */
    async count(query: CaseMatch, most: number): Promise<number> {
      const runs = query.parts.map((part) => {
        const ids = db('cases')
          .select('cases.id as id')
          .whereIn('cases.state_key', part.stateKeys)
          .limit(most);
        narrowed(ids, query, part.companyIds);
        return db.select('id').from(ids.as('part'));
      });
      const [first, ...more] = runs;
      if (!first) return 0;
      const all = more.length > 0 ? first.unionAll(more) : first;
      const row: { count: string | number } | undefined = await db
        .count({ count: '*' })
        .from(all.as('found'))
        .first();
      return Math.min(Number(row?.count ?? 0), most);
    },

    /** One page, in order. The same row never stands on two pages, also when rows are written between them. */
    async page(query: CaseListQuery): Promise<ListedCase[]> {
      if (query.parts.length === 0) return [];
      const all = runs(query).map((one, index) => db.select('*').from(one.as(`run${index}`)));
      const [first, ...more] = all;
      const merged = more.length > 0 ? first!.unionAll(more) : first!;
      const found: { id: string; sort: string | number }[] = await db
        .select('id', 'sort')
        .from(merged.as('merged'))
        .orderBy([
          { column: 'sort', order: query.sort.direction },
          { column: 'id', order: query.sort.direction },
        ])
        .limit(query.limit);
      if (found.length === 0) return [];
      const rows = await db<CaseDbRow>('cases')
        .leftJoin('companies as company', 'company.id', 'cases.company_id')
        .leftJoin('user as assessor', 'assessor.id', 'cases.assessor_id')
        .leftJoin('user as assignee', 'assignee.id', 'cases.assignee_id')
        .whereIn(
          'cases.id',
          found.map((one) => one.id),
        )
        .select(
          'cases.*',
          'company.name as company_name',
          'assessor.name as assessor_name',
          'assignee.name as assignee_name',
        );
      const byId = new Map(rows.map((row) => [row.id as string, row as CaseDbRow]));
      return found.flatMap(({ id, sort }) => {
        const row = byId.get(id);
        if (!row) return [];
        return {
          stored: caseFromRow(row),
          companyName: (row.company_name ?? '') as string,
          assessorName: (row.assessor_name ?? '') as string,
          assigneeName: (row.assignee_name ?? null) as string | null,
          sortValue: sort,
        };
      });
    },
  };
}

/** A LIKE pattern of lists, as JSON, that have a text. */
function listHaving(text: string): string {
  return `[%${JSON.stringify(text).replace(/[\\%_]/g, '\\$&')}%]`;
}

/** A LIKE pattern of text to be found anywhere, where `%` and `_` stand for themselves. */
function like(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
