import type { Deps } from '../deps.ts';
import { conflict, notFound, unprocessable } from '../http/problem.ts';
import { type ListView, listViewStore, type OwnList } from '../stores/list-views.ts';
import type { User } from './case-deps.ts';
import { listFor, listReader } from './list-query.ts';

type ViewDeps = Pick<Deps, 'db' | 'releases' | 'clock' | 'transact' | 'ids'>;

/** More views of one list than this nobody finds his way in. */
const mostViews = 30;

export interface GivenView {
  name: string;
  query: string;
  isDefault: boolean;
}

/** The reader's own part of a list; 404 when the list is made for other roles. */
async function ownList(deps: ViewDeps, user: User, program: string, list: string): Promise<OwnList> {
  listFor(await listReader(deps, user, program), list);
  return { userId: user.id, program, list };
}

/** Keeps a view of a list under a name that is not taken (409). */
export async function addView(
  deps: ViewDeps,
  command: { user: User; program: string; list: string; given: GivenView },
): Promise<ListView> {
  const own = await ownList(deps, command.user, command.program, command.list);
  const view = { id: deps.ids.next(), ...command.given };
  await deps.transact(async (tx) => {
    const store = listViewStore(tx);
    await store.hold(command.user.id);
    if ((await store.ofList(own)).length >= mostViews) {
      throw unprocessable('too-many-views', {
        en: `A list has at most ${mostViews} views. Remove one first.`,
        fr: `Une liste a au plus ${mostViews} vues. Retirez-en une d’abord.`,
      });
    }
    if (view.isDefault) await store.clearDefault(own);
    if (!(await store.add(own, view, deps.clock.now().toISOString()))) throw nameTaken(view.name);
  });
  return view;
}

/** Changes a view of one's own; for everybody else it does not exist (404). */
export async function updateView(
  deps: ViewDeps,
  command: { user: User; view: string; given: GivenView },
): Promise<ListView> {
  const view = { id: command.view, ...command.given };
  await deps.transact(async (tx) => {
    const store = listViewStore(tx);
    await store.hold(command.user.id);
    const found = await store.find(command.view);
    if (found?.own.userId !== command.user.id) throw notFound('This view');
    const others = (await store.ofList(found.own)).filter(({ id }) => id !== view.id);
    if (others.some(({ name }) => name === view.name)) throw nameTaken(view.name);
    if (view.isDefault) await store.clearDefault(found.own);
    await store.update(view);
  });
  return view;
}

/** Removes a view of one's own; for everybody else it does not exist (404). */
export async function removeView(deps: ViewDeps, command: { user: User; view: string }): Promise<void> {
  await deps.transact(async (tx) => {
    const store = listViewStore(tx);
    const found = await store.find(command.view);
    if (found?.own.userId !== command.user.id) throw notFound('This view');
    await store.remove(command.view);
  });
}

/** Keeps which of a list's columns somebody wants to see. Names that the list does not have are refused (422). */
export async function saveListColumns(
  deps: ViewDeps,
  command: { user: User; program: string; list: string; columns: string[] },
): Promise<void> {
  const reader = await listReader(deps, command.user, command.program);
  const list = listFor(reader, command.list);
  const unknown = command.columns.find((id) => !list.columns.some((column) => column.id === id));
  if (unknown !== undefined)
    throw unprocessable('unknown-column', {
      en: `The list has no column “${unknown}”.`,
      fr: `La liste n’a pas de colonne « ${unknown} ».`,
    });
  const own = { userId: command.user.id, program: command.program, list: list.id };
  await deps.transact((tx) => listViewStore(tx).saveColumns(own, command.columns));
}

const nameTaken = (name: string) =>
  conflict('name-taken', {
    en: `You already have a view called “${name}”.`,
    fr: `Vous avez déjà une vue appelée « ${name} ».`,
  });
