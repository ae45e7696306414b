import type { Migration } from '../db/migrate.ts';
import { platform } from './0001-platform.ts';
import { cases } from './0002-cases.ts';
import { effects } from './0003-effects.ts';
import { listViews } from './0004-list-views.ts';
import { orders } from './0006-orders.ts';
import { uploads } from './0007-uploads.ts';
import { signedLinks } from './0008-signed-links.ts';
import { accounts } from './0009-accounts.ts';
import { messages } from './0010-messages.ts';
import { plainSearch } from './0011-plain-search.ts';
import { trainingNote } from './0012-training-note.ts';

/** In order. Append; never change or reorder what has been released. */
export const migrations: readonly Migration[] = [
  platform,
  cases,
  effects,
  listViews,
  orders,
  uploads,
  signedLinks,
  accounts,
  messages,
  plainSearch,
  trainingNote,
];
