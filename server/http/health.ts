import type { Request, RequestHandler, Response } from 'express';
import type { Knex } from 'knex';
import type { Metrics } from './metrics.ts';
import { sendJson } from './mount-routes.ts';
import { forbidden } from './problem.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** `/healthz`: the process answers. */
export function healthz(_request: Request, response: Response): void {
  response.locals.route = '/healthz';
  sendJson(response, 200, { status: 'ok' });
}

/** `/readyz`: the database answers and nothing is stopping; 503 tells a balancer to send nobody. */
export function readyz(db: Knex, stopping: AbortSignal): RequestHandler {
  return async (_request, response) => {
    response.locals.route = '/readyz';
    let database = 'ok';
    try {
      await db.raw('select 1');
    } catch {
      database = 'unreachable';
    }
    const ready = database === 'ok' && !stopping.aborted;
    sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready', database });
  };
}

/** `/metrics`, to this machine or with the token that a setting gives. */
export function metricsPage(metrics: Metrics, token: string | undefined): RequestHandler {
  return async (request, response) => {
    response.locals.route = '/metrics';
    const allowed =
      token === undefined
        ? // A proxy on this machine calls from here for somebody who is not.
          loopback.has(request.ip ?? '') && request.headers['x-forwarded-for'] === undefined
        : request.headers.authorization === `Bearer ${token}`;
    if (!allowed)
      throw forbidden({
        en: 'Metrics are for this machine, or for a bearer of the token.',
        fr: 'Les mesures sont pour cette machine, ou pour qui porte le jeton.',
      });
    response.setHeader('Content-Type', metrics.registry.contentType);
    response.setHeader('Cache-Control', 'no-store');
    response.end(await metrics.registry.metrics());
  };
}

/** Times every request by its route's pattern. */
export function measure(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const end = metrics.requests.startTimer({ method: request.method });
    metrics.inFlight.inc();
    response.once('close', () => {
      metrics.inFlight.dec();
      const route: unknown = response.locals.route;
      end({ route: typeof route === 'string' ? route : 'other', status: String(response.statusCode) });
    });
    next();
  };
}
