import { readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { ledgerStore } from '../stores/ledger.ts';
import { mailsStore } from '../stores/mails.ts';
import { outboxStore } from '../stores/outbox.ts';
import { systemStore } from '../stores/system.ts';
import { timerViewStore } from '../stores/timer-view.ts';
import { version } from '../version.ts';
import { backupNote } from './backup.ts';

/** What is behind by more than this is late. */
const lateMilliseconds = 5 * 60_000;

export interface Attention {
  deadEffects: number;
  failedTimers: number;
  failedMails: number;
  failedDeliveries: number;
  paymentQuestions: number;
}

/** How much of each part of operations wants somebody to look. */
export async function readAttention(deps: Pick<Deps, 'db'>): Promise<Attention> {
  const [outbox, timers, mails, failedDeliveries, questions] = await Promise.all([
    outboxStore(deps.db).countByStatus(),
    timerViewStore(deps.db).counts(),
    mailsStore(deps.db).countByStatus(),
    systemStore(deps.db).failedDeliveries(),
    ledgerStore(deps.db).needingAttention(500),
  ]);
  return {
    deadEffects: outbox.dead ?? 0,
    failedTimers: timers.failed ?? 0,
    failedMails: mails.failed ?? 0,
    failedDeliveries,
    paymentQuestions: questions.length,
  };
}

/** What runs here, on what, how full it is and what lags behind. */
export async function readSystem(deps: Pick<Deps, 'db' | 'database' | 'settings' | 'clock' | 'releases'>) {
  const { dataDir } = deps.settings;
  const now = deps.clock.now();
  const store = systemStore(deps.db);
  const [releases, files, late, migrations, disk] = await Promise.all([
    deps.releases.listCurrent(),
    store.files(),
    store.late(new Date(now.getTime() - lateMilliseconds).toISOString()),
    store.migrations(),
    statfs(dataDir),
  ]);
  const sqlite =
    deps.database === 'sqlite' ? await stat(join(dataDir, 'attest.sqlite')).catch(() => null) : null;
  return {
    version,
    node: process.versions.node,
    now: now.toISOString(),
    startedAt: new Date(Date.now() - Math.round(process.uptime() * 1000)).toISOString(),
    database: { kind: deps.database, migrations, bytes: sqlite?.size ?? null },
    disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    files,
    programs: releases.map(({ program, hash, definition }) => ({ program, hash, title: definition.title })),
    late,
    lastBackup: await lastBackup(dataDir),
    services: {
      mail: deps.settings.smtpUrl === undefined ? ('kept' as const) : ('smtp' as const),
      scanner: deps.settings.clamav === undefined ? 'test signature' : 'clamav',
      payments: deps.settings.paymentGateway,
      twoFactor: deps.settings.requireTwoFactor,
    },
  };
}

/** The note that a backup leaves behind; null when none was made from this data folder. */
async function lastBackup(dataDir: string): Promise<{ madeAt: string; files: number } | null> {
  const text = await readFile(join(dataDir, backupNote), 'utf8').catch(() => null);
  if (text === null) return null;
  const note: unknown = JSON.parse(text);
  if (typeof note !== 'object' || note === null || !('madeAt' in note) || !('files' in note)) return null;
  return { madeAt: String(note.madeAt), files: Number(note.files) };
}
