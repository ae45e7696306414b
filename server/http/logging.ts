import type { Request, RequestHandler, Response } from 'express';
import { type DestinationStream, type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Ids } from '../ids.ts';

/** Drivers repeat the statement with its values in the message; only the cause's code may be logged. */
const driverCode = /^(SQLITE_[A-Z_]+|[0-9A-Z]{5})$/;

/** An error without personal data: its kind, its code, where it happened. */
export function loggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const fromDriver = code !== undefined && driverCode.test(code);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDriver ? {} : { message: error.message }),
    stack: frames.slice(0, 12).join('\n'),
  };
}

/** One JSON line an event. `destination` is given by tests that read the log. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: undefined, serializers: { err: loggableError, error: loggableError } };
  return destination ? pino(options, destination) : pino(options);
}

/** The pattern of the route that answered, set by the router; addresses that match none are not repeated. */
function routeOf(response: Response): string {
  const route: unknown = response.locals.route;
  return typeof route === 'string' ? route : 'other';
}

/** Gives each request a name of ours (`X-Request-Id`) and logs it when it is answered: no query, no body, no address. */
export function requestLog(log: Logger, ids: Ids): RequestHandler {
  const handler = pinoHttp<Request, Response>({
    logger: log,
    genReqId: (_request, response) => {
      const id = ids.next();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: { req: () => undefined, res: () => undefined, err: loggableError },
    customProps: (request, response) => ({
      requestId: String(request.id),
      method: request.method,
      route: routeOf(response),
      status: response.statusCode,
    }),
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'warn' : 'info',
    quietReqLogger: true,
  });
  return (request, response, next) => handler(request, response, next);
}
