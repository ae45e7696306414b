import { z } from 'zod';
import type { DemoClock } from '../demo-clock.ts';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { wrongField } from '../http/problem.ts';
import { dateSchema } from '../http/texts.ts';
import { clockTarget } from '../use-cases/clock-target.ts';
import { moveDemoClock, noteClockMoved } from '../use-cases/move-demo-clock.ts';

const shape = z.object({
  now: z.string(),
  zone: z.string().describe('Whose dates a `date` or a `step` goes by: that of the first program'),
});

/** There is no way back: beyond what calendars and deadlines can add up to, nothing would work any more. */
const LATEST = new Date('2100-01-01T00:00:00.000Z');

/** Only a demonstration has these routes. */
export function routes(deps: Deps, clock: DemoClock, outbox: { drain(): Promise<unknown> }): Route[] {
  const zoneHere = async () => (await deps.releases.listCurrent())[0]?.definition.timeZone ?? 'UTC';
  const answer = async () => ({ body: { now: clock.now().toISOString(), zone: await zoneHere() } });
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
      body: z.union([
        z.strictObject({ to: z.iso.datetime() }),
        z.strictObject({ date: dateSchema.describe('To noon of this day') }),
        z.strictObject({ step: z.enum(['day', 'week', 'month']) }),
      ]),
      answers: { 200: shape },
      async handle({ user, body }) {
        const to = clockTarget(body, clock.now(), await zoneHere());
        if (to < clock.now()) {
          const message = {
            en: 'The clock only goes forward: choose a later day.',
            fr: 'L’horloge ne fait qu’avancer : choisissez un jour plus tardif.',
          };
          const pointer = 'date' in body ? '/date' : '/to';
          throw wrongField('clock-back', pointer, message);
        }
        if (to > LATEST) {
          const message = {
            en: 'Choose a day before the year 2100.',
            fr: 'Choisissez un jour avant l’an 2100.',
          };
          const pointer = 'date' in body ? '/date' : 'to' in body ? '/to' : '/step';
          throw wrongField('clock-too-far', pointer, message);
        }
        await moveDemoClock(deps, clock, () => outbox.drain(), to);
        await noteClockMoved(deps, user, to);
        return answer();
      },
    }),
  ];
}
