import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { compose, type Overrides } from './composition.ts';
import type { DemoClock } from './demo-clock.ts';
import type { Deps } from './deps.ts';
import type { AnswerWatch } from './http/mount-routes.ts';
import type { Dispatcher } from './outbox/dispatcher.ts';
import { publishFolder } from './releases.ts';
import { routes as demoClockRoutes } from './routes/demo-clock.ts';
import { allRoutes } from './routes/index.ts';
import type { Settings } from './settings.ts';
import { offerFirstAdministrator } from './use-cases/first-administrator.ts';
import { renewDueMoments } from './use-cases/renew-due-moments.ts';
import { version } from './version.ts';

export interface StartOverrides extends Overrides {
  /** Sees each answer before it is sent; tests hold them to their descriptions. */
  watch?: AnswerWatch;
  /** A demonstration's clock, which its administrator may move. */
  demoClock?: DemoClock;
  /** Leaves the dispatcher and the timers standing, so that a test runs them by hand. */
  background?: boolean;
}

export interface RunningServer {
  /** Where people reach it. */
  url: string;
  port: number;
  deps: Deps;
  /** Runs the effects; `drain` runs by hand what is due. */
  outbox: Dispatcher;
  /** One-time link for the first administrator, while there is none. */
  firstAdministratorLink: string | null;
  /** Takes nothing new, finishes what it accepted, closes the database. Safe to call twice. */
  close(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stopListening(server: Server, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), seconds * 1000);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Starts everything and resolves once requests are answered; port 0 takes a free one. */
export async function startServer(
  settings: Settings,
  overrides: StartOverrides = {},
): Promise<RunningServer> {
  const stopping = new AbortController();
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 });
  const starting = (_request: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  server.on('request', starting);
  const port = await listen(server, settings.port, settings.host);
  const baseUrl =
    settings.baseUrl ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`;
  try {
    const composition = await compose(settings, baseUrl, stopping.signal, {
      ...overrides,
      ...(overrides.demoClock && { clock: overrides.demoClock }),
    });
    const { deps, background, refused } = composition;
    const programs = await publishFolder(deps.releases, settings.programsDir);
    if (programs.length === 0) {
      deps.log.warn(
        { folder: settings.programsDir },
        'no programs: forms/, rules/ and workflows/ are not there',
      );
    }
    await renewDueMoments(deps);
    const firstAdministratorLink = await offerFirstAdministrator(deps);
    const routes = allRoutes(deps);
    if (overrides.demoClock) routes.push(...demoClockRoutes(deps, overrides.demoClock, composition.outbox));
    const app = createApp({ deps, routes, refused, watch: overrides.watch, version });
    server.off('request', starting);
    server.on('request', app);
    const working = overrides.background === false ? [] : background;
    for (const part of working) part.start();

    let closed: Promise<void> | undefined;
    const close = async () => {
      stopping.abort();
      await stopListening(server, settings.shutdownSeconds);
      for (const part of working) await part.stop();
      await composition.close();
    };
    return {
      url: baseUrl,
      port,
      deps,
      outbox: composition.outbox,
      firstAdministratorLink,
      close: () => {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    await stopListening(server, 0);
    throw error;
  }
}
