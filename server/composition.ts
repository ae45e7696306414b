import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Clock, systemClock } from './clock.ts';
import { connect } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { createTransact } from './db/transact.ts';
import type { Background, Deps } from './deps.ts';
import { fileStore } from './gateways/files/file-store.ts';
import { keepingMail } from './gateways/mail/keeping-mail.ts';
import type { MailGateway } from './gateways/mail/mail-gateway.ts';
import { smtpTransport } from './gateways/mail/smtp-transport.ts';
import { outboundClient } from './gateways/outbound/outbound-client.ts';
import type { PaymentGateway } from './gateways/payments/payment-gateway.ts';
import { sandboxGateway } from './gateways/payments/sandbox.ts';
import { stripeGateway } from './gateways/payments/stripe.ts';
import { clamavScanner } from './gateways/scan/clamav.ts';
import { testFileScanner } from './gateways/scan/scanner.ts';
import type { RefusalSink } from './http/answer-problems.ts';
import { createLogger, loggableError } from './http/logging.ts';
import { createMetrics } from './http/metrics.ts';
import { ownOrigins } from './http/origin-check.ts';
import { createIdentity } from './identity/identity.ts';
import { sweepHourly } from './identity/sweep.ts';
import { type Ids, randomIds } from './ids.ts';
import { migrations } from './migrations/index.ts';
import { composeDispatcher } from './outbox/compose-effects.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import { createTimerLoop } from './outbox/timers.ts';
import { createReleases } from './releases.ts';
import { secretOf } from './secret.ts';
import type { Settings } from './settings.ts';
import { securityLogStore } from './stores/security-log.ts';
import { createChangeHub } from './use-cases/change-hub.ts';
import { fireTimers } from './use-cases/fire-timers.ts';
import { gatewayEventSender } from './use-cases/send-gateway-event.ts';
import { takePaymentNotice } from './use-cases/take-payment-notice.ts';

/** What tests and tools put in place of the real thing. */
export interface Overrides {
  clock?: Clock;
  ids?: Ids;
  mail?: MailGateway;
  log?: Logger;
  /** Given by a demonstration, which then is the clock, too. */
  demoClock?: Clock;
}

export interface Composition {
  deps: Deps;
  database: Database;
  background: Background[];
  /** One of the background parts, for those who run it by hand. */
  outbox: Dispatcher;
  refused: RefusalSink;
  /** Names of the migrations applied now. */
  migrated: string[];
  close(): Promise<void>;
}

function stripeGatewayOf(settings: Settings, clock: Clock): PaymentGateway {
  if (settings.stripe === undefined) throw new Error('no payment gateway is set');
  // Answers hold the whole session; a truncated one could not be read.
  const outbound = outboundClient({
    allowPrivate: settings.outboundPrivate,
    timeoutMs: 20_000,
    maxBodyBytes: 1024 * 1024,
  });
  return stripeGateway({ ...settings.stripe, outbound, clock });
}

/** The only place that knows every part. Opens the database, brings its schema up, builds what the routes need. */
export async function compose(
  settings: Settings,
  baseUrl: string,
  stopping: AbortSignal,
  overrides: Overrides = {},
): Promise<Composition> {
  const clock = overrides.clock ?? systemClock;
  const ids = overrides.ids ?? randomIds;
  const log = overrides.log ?? createLogger(settings.logLevel);
  await mkdir(settings.dataDir, { recursive: true });
  const secret = await secretOf(settings);
  const database = connect({
    databaseUrl: settings.databaseUrl,
    sqliteFile: join(settings.dataDir, 'attest.sqlite'),
  });
  try {
    const migrated = await migrate(database, migrations, () => clock.now());
    const transact = createTransact(database);
    const transport = settings.smtpUrl ? smtpTransport(settings.smtpUrl, settings.mailFrom) : null;
    const domain = new URL(baseUrl).hostname;
    const mail =
      overrides.mail ?? keepingMail({ db: database.read, transact, clock, ids, transport, domain });
    const identity = createIdentity({
      database,
      transact,
      clock,
      ids,
      baseUrl,
      origins: ownOrigins(baseUrl),
      secret,
      rateLimits: settings.rateLimits,
      mail,
      organization: settings.organization.name,
      log,
    });
    // The trial gateway is not there beside a real one: its test cards would pay real invoices.
    const sandbox =
      settings.stripe === undefined ? sandboxGateway({ transact, clock, ids, baseUrl, secret }) : null;
    const gateway: PaymentGateway = sandbox ?? stripeGatewayOf(settings, clock);
    const changes = createChangeHub();
    const deps: Deps = {
      settings,
      baseUrl,
      clock,
      ids,
      database: database.kind,
      db: database.read,
      transact,
      releases: createReleases({ db: database.read, transact, clock }),
      mail,
      identity,
      files: fileStore(settings.dataDir),
      scanner: settings.clamav
        ? clamavScanner(`${settings.clamav.host}:${settings.clamav.port}`)
        : testFileScanner,
      payments: { gateway, gateways: new Map([[gateway.name, gateway]]) },
      demonstration: overrides.demoClock !== undefined,
      wakeOutbox: () => outbox.wake(),
      changes: {
        ...changes,
        publish(change) {
          changes.publish(change);
          if (change.kind === 'event') outbox.wake();
        },
      },
      metrics: createMetrics(),
      log,
      stopping,
    };
    // Uploads that a crash interrupted; a day is longer than any that still runs.
    await deps.files.sweep(new Date(Date.now() - 86_400_000));
    const outbox: Dispatcher = composeDispatcher(
      {
        ...deps,
        outbound: outboundClient({ allowPrivate: settings.outboundPrivate }),
        sendCaseEvent: gatewayEventSender(deps),
        linkToken: (key) => createHmac('sha256', secret).update(`signed-link:${key}`).digest('base64url'),
      },
      sandbox,
      (gateway, rawBody, headers) => takePaymentNotice(deps, { gateway, rawBody, headers }),
      Math.random,
    );
    const refused: RefusalSink = (refusal) => {
      transact((tx) =>
        securityLogStore(tx).add({
          id: ids.next(),
          at: clock.now().toISOString(),
          ...refusal,
        }),
      ).catch((error) => log.error({ err: loggableError(error) }, 'the security log could not be written'));
    };
    return {
      deps,
      database,
      background: [outbox, createTimerLoop(deps, () => fireTimers(deps)), sweepHourly(deps)],
      outbox,
      refused,
      migrated,
      async close() {
        mail.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
