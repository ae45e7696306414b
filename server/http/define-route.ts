import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Right, SessionUser } from '../rights/rights.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** An answer that is not JSON: the handler writes it to `ctx.response` itself. */
export interface RawAnswer {
  contentType: string;
  description: string;
}

/** A JSON schema of the body, `null` for no body, or a raw content type. */
export type AnswerSchema = z.ZodType | RawAnswer | null;

/** What a handler sees: everything parsed, the user identified. */
export interface RouteContext<Params, Query, Headers, Body, User> {
  params: Params;
  query: Query;
  headers: Headers;
  body: Body;
  user: User;
  request: Request;
  response: Response;
  requestId: string;
  /** The client's address; for limits, never for logs. */
  clientAddress: string;
  log: Logger;
}

/** What a handler answers; `raw` when it has written (or is streaming) the answer itself. */
export interface RouteAnswer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  raw?: boolean;
}

type Shape = z.ZodObject;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteDefinition<
  R extends Right = Right,
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  H extends Shape | undefined = Shape | undefined,
  B extends z.ZodType | undefined = z.ZodType | undefined,
> {
  /** Name of request, route, use case, test and OpenAPI operation. */
  verb: string;
  method: Method;
  /** Below the server's root, with `:name` for params. */
  path: string;
  right: R;
  summary: string;
  description?: string;
  tag?: string;
  params?: P;
  query?: Q;
  /** Names in lower case. */
  headers?: H;
  /** A JSON body. Without it the handler may read `ctx.request` as a stream. */
  body?: B;
  /** Content type of a streamed body, for the description. */
  streams?: string;
  /** Largest JSON body in bytes; 1 MiB unless said. */
  bodyLimit?: number;
  /** Takes requests without our Origin: signed notices from other servers. */
  crossSite?: boolean;
  /** Body schema by status. */
  answers: Record<number, AnswerSchema>;
  handle(
    ctx: RouteContext<Out<P>, Out<Q>, Out<H>, Out<B>, R extends 'public' ? SessionUser | null : SessionUser>,
  ): Promise<RouteAnswer> | RouteAnswer;
}

/** A route with its types put aside, as the server mounts it and OpenAPI describes it. */
export interface Route {
  verb: string;
  method: Method;
  path: string;
  right: Right;
  summary: string;
  description?: string;
  tag?: string;
  params?: Shape;
  query?: Shape;
  headers?: Shape;
  body?: z.ZodType;
  streams?: string;
  bodyLimit?: number;
  crossSite?: boolean;
  answers: Record<number, AnswerSchema>;
  handle(
    ctx: RouteContext<unknown, unknown, unknown, unknown, SessionUser | null>,
  ): Promise<RouteAnswer> | RouteAnswer;
}

/** States a route with all of its types. */
export function defineRoute<
  R extends Right,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  H extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<R, P, Q, H, B>): Route {
  return definition as unknown as Route;
}

/** Tells a raw answer from a schema. */
export function isRaw(answer: AnswerSchema | undefined): answer is RawAnswer {
  return answer !== null && answer !== undefined && 'contentType' in answer;
}

const verbPattern = /^[a-z]+(-[a-z0-9]+)*$/;

/** Refuses at start what must never run: a route without a right, or two of one name or address. */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    if (!route.right) throw new Error(`Route ${route.method} ${route.path} declares no right.`);
    if (!verbPattern.test(route.verb)) throw new Error(`“${route.verb}” is not a verb like save-step.`);
    for (const key of [route.verb, `${route.method} ${route.path}`]) {
      if (seen.has(key)) throw new Error(`Two routes are called ${key}.`);
      seen.add(key);
    }
    if (Object.keys(route.answers).length === 0) throw new Error(`Route ${route.verb} declares no answer.`);
    for (const name of route.path.matchAll(/:([A-Za-z]+)/g)) {
      if (!route.params || !(name[1]! in route.params.shape)) {
        throw new Error(`Route ${route.verb} does not declare its param ${name[1]}.`);
      }
    }
  }
}
