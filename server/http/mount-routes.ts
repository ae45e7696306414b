import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { Right, SessionUser } from '../rights/rights.ts';
import { isRaw, type Route, type RouteAnswer } from './define-route.ts';
import { badRequest, HttpProblem, notSignedIn } from './problem.ts';
import { readInput } from './read-input.ts';

/** Sees every answer of a declared route before it is sent; throws when it is not as declared. */
export type AnswerWatch = (
  route: Route,
  status: number,
  body: unknown,
  contentType: string | undefined,
) => void;

export interface MountOptions {
  log: Logger;
  /** Who sends the request, read from the database at each request. */
  identify(request: Request, response: Response): Promise<SessionUser | null>;
  /** Throws unless the user holds the right that a route declares; `verb` names the route. */
  require(right: Right, user: SessionUser, verb: string): Promise<void>;
  watch?: AnswerWatch | undefined;
}

const defaultLimit = 1024 * 1024;

function parserOf(route: Route): RequestHandler[] {
  if (!route.body) return [];
  const limit = route.bodyLimit ?? defaultLimit;
  return [express.json({ limit, strict: false, inflate: false, type: 'application/json' })];
}

function bodyOf(route: Route, request: Request): unknown {
  if (!route.body) return undefined;
  // The parser takes nothing at all for `{}`; a body that was lost on the way must not empty a step.
  const given: unknown = request.headers['content-length'] === '0' ? undefined : request.body;
  if (given === undefined && request.headers['content-length'] !== '0' && request.headers['content-type']) {
    if (!request.is('application/json')) {
      throw new HttpProblem(415, 'unsupported-media-type', 'Send application/json.');
    }
  }
  return readInput('body', route.body, given);
}

/** Writes a JSON answer; nothing is kept by caches unless the route says so. */
export function sendJson(response: Response, status: number, body: unknown, type = 'application/json'): void {
  const text = Buffer.from(JSON.stringify(body));
  response.statusCode = status;
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Content-Length', text.byteLength);
  response.end(text);
}

function send(route: Route, response: Response, answer: RouteAnswer, watch: AnswerWatch | undefined): void {
  const status = answer.status ?? (Object.keys(route.answers).length > 0 ? firstStatus(route) : 200);
  if (answer.raw) {
    const type = response.getHeader('Content-Type');
    watch?.(route, response.statusCode, undefined, type === undefined ? undefined : String(type));
    return;
  }
  const declared = route.answers[status];
  watch?.(route, status, answer.body, undefined);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (declared === null || answer.body === undefined) {
    response.statusCode = status;
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    response.end();
    return;
  }
  if (isRaw(declared)) throw new Error(`Route ${route.verb} must write its ${declared.contentType} itself.`);
  sendJson(response, status, answer.body);
}

function firstStatus(route: Route): number {
  return Number(Object.keys(route.answers)[0]);
}

/** Mounts each route: who, may he, what does he say, do it. In this order, so that nothing is read for strangers. */
export function mountRoutes(router: Router, routes: readonly Route[], options: MountOptions): void {
  for (const route of routes) {
    const admit: RequestHandler = async (request, response) => {
      response.locals.route = route.path;
      response.locals.params = request.params;
      const user = await options.identify(request, response);
      if (route.right !== 'public') {
        if (!user) throw notSignedIn();
        await options.require(route.right, user, route.verb);
      }
      response.locals.user = user;
    };
    const run: RequestHandler = async (request, response) => {
      const user: SessionUser | null = response.locals.user ?? null;
      const requestId = String(request.id);
      const answer = await route.handle({
        params: route.params ? readInput('path', route.params, request.params) : undefined,
        query: route.query ? readInput('query', route.query, request.query) : undefined,
        headers: route.headers ? readInput('headers', route.headers, request.headers) : undefined,
        body: bodyOf(route, request),
        user,
        request,
        response,
        requestId,
        clientAddress: request.ip ?? '',
        log: options.log.child({ requestId }),
      });
      send(route, response, answer, options.watch);
    };
    const then =
      (handler: RequestHandler): RequestHandler =>
      async (request, response, next) => {
        await handler(request, response, next);
        next();
      };
    router[route.method](route.path, then(admit), ...parserOf(route), run);
  }
}

/** What the parser of a body threw, as a problem. */
export function parserProblem(error: unknown): HttpProblem | undefined {
  if (!(error instanceof Error) || !('type' in error)) return undefined;
  switch (error.type) {
    case 'entity.too.large':
      return new HttpProblem(413, 'too-large', {
        en: 'The body is too large.',
        fr: 'L’envoi est trop volumineux.',
      });
    case 'entity.parse.failed':
      return badRequest('The body is not JSON.');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new HttpProblem(415, 'unsupported-media-type', 'Send UTF-8 without another encoding.');
    case 'request.aborted':
    case 'request.size.invalid':
      return badRequest('The body ended early.');
    default:
      return undefined;
  }
}
