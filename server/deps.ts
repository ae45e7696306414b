import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { DatabaseKind } from './db/database.ts';
import type { Transact } from './db/transact.ts';
import type { FileStore } from './gateways/files/file-store.ts';
import type { MailGateway } from './gateways/mail/mail-gateway.ts';
import type { Payments } from './gateways/payments/payment-gateway.ts';
import type { Scanner } from './gateways/scan/scanner.ts';
import type { Metrics } from './http/metrics.ts';
import type { Identity } from './identity/identity.ts';
import type { Ids } from './ids.ts';
import type { Releases } from './releases.ts';
import type { Settings } from './settings.ts';
import type { ChangeHub } from './use-cases/change-hub.ts';

/**
 * What use cases and routes are given. A use case takes the part it needs:
 * `Pick<Deps, 'clock' | 'db' | 'transact'>`.
 */
export interface Deps {
  settings: Settings;
  /** Where people reach this server, without a slash at the end. */
  baseUrl: string;
  clock: Clock;
  ids: Ids;
  database: DatabaseKind;
  /** Reads only. Whatever writes builds its stores from the transaction that `transact` gives. */
  db: Knex;
  transact: Transact;
  releases: Releases;
  mail: MailGateway;
  identity: Identity;
  /** Files by their hash; what people upload goes past the scanner first. */
  files: FileStore;
  scanner: Scanner;
  payments: Payments;
  /** A demonstration, whose administrator may move the clock. */
  demonstration: boolean;
  /** Tells the dispatcher that effects were committed; never waits. */
  wakeOutbox(): void;
  /** Tells streams of this process what was committed. */
  changes: ChangeHub;
  metrics: Metrics;
  log: Logger;
  /** Aborted when the server begins to shut down: streams end, loops stop. */
  stopping: AbortSignal;
}

/** Something that works in the background from start to shutdown. */
export interface Background {
  name: string;
  start(): void;
  /** Finishes what is in hand, takes nothing new. */
  stop(): Promise<void>;
}
