import express, { type Express } from 'express';
import type { Deps } from './deps.ts';
import { answerProblems, noSuchRoute, type RefusalSink } from './http/answer-problems.ts';
import { checkRoutes, type Route } from './http/define-route.ts';
import { discardUnread } from './http/discard-unread.ts';
import { healthz, measure, metricsPage, readyz } from './http/health.ts';
import { requestLog } from './http/logging.ts';
import { type AnswerWatch, mountRoutes, sendJson } from './http/mount-routes.ts';
import { openapi } from './http/openapi.ts';
import { openapiPage } from './http/openapi-page.ts';
import { originCheck, ownOrigins } from './http/origin-check.ts';
import { nonceOf, securityHeaders } from './http/security-headers.ts';
import { webPages } from './http/web-pages.ts';
import { authPath } from './identity/options.ts';
import { sessionCookieName } from './identity/session-cookie.ts';
import { requireRight } from './rights/require-right.ts';

export interface AppParts {
  deps: Deps;
  routes: readonly Route[];
  refused: RefusalSink;
  watch?: AnswerWatch | undefined;
  version: string;
}

/** Which requests may come from other sites: those of routes that say so. */
function crossSite(routes: readonly Route[]): (method: string, path: string) => boolean {
  const open = routes
    .filter((route) => route.crossSite)
    .map((route) => ({
      method: route.method.toUpperCase(),
      path: new RegExp(`^${route.path.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`),
    }));
  return (method, path) => open.some((route) => route.method === method && route.path.test(path));
}

/** The whole HTTP side, in the order in which a request meets it. Throws when a route is badly declared. */
export function createApp({ deps, routes, refused, watch, version }: AppParts): Express {
  checkRoutes(routes);
  const { settings, baseUrl, identity, log } = deps;
  const https = baseUrl.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustProxy ?? false);

  app.use(requestLog(log, deps.ids), measure(deps.metrics), discardUnread, ...securityHeaders(https));
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(deps.db, deps.stopping));
  app.get('/metrics', metricsPage(deps.metrics, settings.metricsToken));
  app.use(originCheck(ownOrigins(baseUrl), crossSite(routes)));
  app.all(`${authPath}/*path`, (request, response) => identity.handle(request, response));

  // Made for the first who asks: describing all routes takes longer than mounting them.
  let description: ReturnType<typeof openapi> | undefined;
  app.get('/api/v1/openapi.json', (_request, response) => {
    response.locals.route = '/api/v1/openapi.json';
    description ??= openapi(routes, { url: baseUrl, cookie: sessionCookieName(https), version });
    sendJson(response, 200, description);
  });
  app.get('/api', (_request, response) => {
    response.locals.route = '/api';
    response.type('html').send(openapiPage(routes, nonceOf(response)));
  });

  mountRoutes(app, routes, {
    log,
    identify: (request, response) => identity.userOf(request, response),
    require: requireRight(deps.db, deps.releases, settings.requireTwoFactor),
    watch,
  });
  app.use(webPages(settings.webDir));
  app.use(noSuchRoute);
  app.use(answerProblems(log, refused));
  return app;
}
