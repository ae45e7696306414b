import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ReleaseTampered } from '../../engine/index.ts';
import { loggableError } from './logging.ts';
import { parserProblem, sendJson } from './mount-routes.ts';
import { HttpProblem, notFound } from './problem.ts';

/** Called for each refusal of the kind 403, with what the security log keeps. */
export type RefusalSink = (refusal: {
  event: string;
  userId: string | null;
  object: string;
  requestId: string;
  /** `about`: id of the thing that the request named. */
  details: { about?: string };
}) => void;

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const parsed = parserProblem(error);
  if (parsed) return parsed;
  if (error instanceof ReleaseTampered) {
    return new HttpProblem(500, 'release-tampered', {
      en: 'The stored release is not what its hash says.',
      fr: 'La version enregistrée n’est pas ce que dit son empreinte.',
    });
  }
  if (error instanceof URIError) return notFound();
  return new HttpProblem(500, 'internal', {
    en: 'Something went wrong here. It has been recorded.',
    fr: 'Quelque chose n’a pas fonctionné ici. C’est consigné.',
  });
}

/** Path parameters that name a thing of ours: no names, no secrets of links. */
const named = ['case', 'company', 'user', 'record', 'effect', 'mail', 'webhook', 'invitation'];

function aboutOf(params: unknown): { about?: string } {
  const given = Object.entries((params ?? {}) as Record<string, unknown>);
  const [, about] = given.find(([name]) => named.includes(name)) ?? [];
  return typeof about === 'string' && /^[\w-]{1,60}$/.test(about) ? { about } : {};
}

/** No route of the API has this address. */
export const noSuchRoute: RequestHandler = (_request, _response, next) => next(notFound('This address'));

/** Turns whatever was thrown into a problem; what is ours to mend is logged, never shown. */
export function answerProblems(log: Logger, refused: RefusalSink): ErrorRequestHandler {
  return (error: unknown, request, response: Response, _next) => {
    if (response.headersSent) {
      log.error({ requestId: String(request.id), err: loggableError(error) }, 'failed while answering');
      response.destroy();
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500) {
      log.error({ requestId: String(request.id), err: loggableError(error) }, 'request failed');
    }
    if (problem.status === 403) {
      const route: unknown = response.locals.route;
      refused({
        event: problem.code,
        userId: response.locals.user?.id ?? null,
        object: typeof route === 'string' ? `${request.method} ${route}` : request.method,
        requestId: String(request.id),
        details: aboutOf(response.locals.params),
      });
    }
    if (response.destroyed) return;
    for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
    response.vary('Accept-Language');
    const language = request.acceptsLanguages('en', 'fr') === 'fr' ? 'fr' : 'en';
    sendJson(
      response,
      problem.status,
      problem.body(language, String(request.id)),
      'application/problem+json',
    );
  };
}
