import type { Migration } from '../db/migrate.ts';
import { platform } from './0001-platform.ts';
import { cases } from './0002-cases.ts';
import { effects } from './0003-effects.ts';

/** In order. Append; never change or reorder what has been released. */
export const migrations: readonly Migration[] = [platform, cases, effects];
