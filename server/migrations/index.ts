import type { Migration } from '../db/migrate.ts';
import { platform } from './0001-platform.ts';

/** In order. Append; never change or reorder what has been released. */
export const migrations: readonly Migration[] = [platform];
