import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The origins that a browser showing our own pages can have. A server bound to this machine only,
 * without a `BASE_URL`, is reached under both of its names.
 */
export function ownOrigins(baseUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  const local = ['localhost', '127.0.0.1', '[::1]'];
  if (!local.includes(hostname)) return [origin];
  return local.map((name) => `${protocol}//${name}${port ? `:${port}` : ''}`);
}

/**
 * Refuses unsafe requests that do not come from our own pages: every browser says `Origin` with them,
 * and other clients can. Signed notices of other servers are let through by `isCrossSite`.
 */
export function originCheck(
  origins: readonly string[],
  isCrossSite: (method: string, path: string) => boolean,
): RequestHandler {
  const own = new Set(origins);
  return (request, _response, next) => {
    if (safe.has(request.method) || isCrossSite(request.method, request.path)) return next();
    const origin = request.headers.origin;
    if (origin !== undefined && own.has(origin)) return next();
    const title =
      origin === undefined ? 'Say in Origin where this comes from.' : 'This comes from another site.';
    next(new HttpProblem(403, 'wrong-origin', title));
  };
}
