import type { Db } from '../db/database.ts';

/** Whose list. */
export interface OwnList {
  userId: string;
  program: string;
  list: string;
}

/** A search, filters, an order and columns that somebody named. */
export interface ListView {
  id: string;
  name: string;
  /** As the page's address has it: `q=…&filter=…&sort=…&columns=…`. */
  query: string;
  /** What the list begins with. */
  isDefault: boolean;
}

interface Row {
  id: string;
  user_id: string;
  program: string;
  list: string;
  name: string;
  query: string;
  is_default: number;
}

const toView = (row: Row): ListView => ({
  id: row.id,
  name: row.name,
  query: row.query,
  isDefault: Number(row.is_default) === 1,
});
const ofList = ({ userId, program, list }: OwnList) => ({ user_id: userId, program, list });

/** What people keep of the lists that they work with. */
export function listViewStore(db: Db) {
  return {
    /** One's views are changed one after the other, so that two of them never get one name or both come first. */
    async hold(userId: string): Promise<void> {
      await db('user').where({ id: userId }).forUpdate().first('id');
    },
    /** By name. */
    async ofList(own: OwnList): Promise<ListView[]> {
      const rows = await db<Row>('list_views').where(ofList(own)).orderBy('name');
      return rows.map(toView);
    },
    /** With whose it is. */
    async find(id: string): Promise<{ view: ListView; own: OwnList } | null> {
      const row = await db<Row>('list_views').where({ id }).first();
      return row
        ? { view: toView(row), own: { userId: row.user_id, program: row.program, list: row.list } }
        : null;
    },
    /** `false`: another view of the list has the name. */
    async add(own: OwnList, view: ListView, at: string): Promise<boolean> {
      const added = await db('list_views')
        .insert({
          ...ofList(own),
          id: view.id,
          name: view.name,
          query: view.query,
          is_default: view.isDefault ? 1 : 0,
          created_at: at,
        })
        .onConflict(['user_id', 'program', 'list', 'name'])
        .ignore()
        .returning('id');
      return added.length > 0;
    },
    async update(view: ListView): Promise<void> {
      await db('list_views')
        .where({ id: view.id })
        .update({ name: view.name, query: view.query, is_default: view.isDefault ? 1 : 0 });
    },
    /** A list has one default at most. */
    async clearDefault(own: OwnList): Promise<void> {
      await db('list_views').where(ofList(own)).update({ is_default: 0 });
    },
    async remove(id: string): Promise<void> {
      await db('list_views').where({ id }).del();
    },
    /** Ids of columns, in the list's order; `null` where nothing was chosen. */
    async columns(own: OwnList): Promise<string[] | null> {
      const row = await db('list_columns').where(ofList(own)).first('columns');
      return row ? JSON.parse(row.columns) : null;
    },
    async saveColumns(own: OwnList, columns: string[]): Promise<void> {
      await db('list_columns')
        .insert({ ...ofList(own), columns: JSON.stringify(columns) })
        .onConflict(['user_id', 'program', 'list'])
        .merge(['columns']);
    },
  };
}
