import { z } from 'zod';
import type { DemoClock } from '../demo-clock.ts';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { unprocessable } from '../http/problem.ts';
import { moveDemoClock, noteClockMoved } from '../use-cases/move-demo-clock.ts';

const shape = z.object({ now: z.string() });

/** Only a demonstration has these routes. */
export function routes(deps: Deps, clock: DemoClock, outbox: { drain(): Promise<unknown> }): Route[] {
  const answer = () => ({ body: { now: clock.now().toISOString() } });
  return [
    defineRoute({
      verb: 'read-demo-clock',
      method: 'get',
      path: '/api/v1/demo/clock',
      right: 'administrator',
      tag: 'Demonstration',
      summary: 'What time it is for the demonstration',
      answers: { 200: shape },
      handle: answer,
    }),
    defineRoute({
      verb: 'move-demo-clock',
      method: 'put',
      path: '/api/v1/demo/clock',
      right: 'administrator',
      tag: 'Demonstration',
      summary: 'Moves the demonstration forward; deadlines on the way pass in their order',
      body: z.strictObject({ to: z.iso.datetime() }),
      answers: { 200: shape },
      async handle({ user, body }) {
        const to = new Date(body.to);
        if (to < clock.now()) throw unprocessable('clock-back', 'The clock only goes forward.');
        await moveDemoClock(deps, clock, () => outbox.drain(), to);
        await noteClockMoved(deps, user, to);
        return answer();
      },
    }),
  ];
}
