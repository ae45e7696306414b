import { once } from 'node:events';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { watchCase } from '../use-cases/watch-case.ts';
import { caseParams } from './case-schemas.ts';

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'watch-case',
      method: 'get',
      path: '/api/v1/cases/:case/changes',
      right: 'case:view',
      tag: 'Cases',
      summary: 'Changes of a case as they happen (server-sent events)',
      description:
        'Each event says what to read again: `{ kind, revision, form, step }`. `Last-Event-ID` resumes after the last one known.',
      params: caseParams,
      headers: z.object({
        'last-event-id': z
          .string()
          .regex(/^\d{1,15}$/)
          .optional(),
      }),
      answers: { 200: { contentType: 'text/event-stream', description: 'Events without an end.' } },
      async handle({ user, params, headers, request, response }) {
        const ended = new AbortController();
        const stop = () => ended.abort();
        response.once('close', stop);
        deps.stopping.addEventListener('abort', stop, { once: true });
        const after = headers['last-event-id'] === undefined ? null : Number(headers['last-event-id']);
        const changes = watchCase(deps, { user, caseId: params.case, after, signal: ended.signal });
        try {
          // The first step asks for the right, so that a refusal still is an ordinary answer.
          let next = await changes.next();
          response.writeHead(200, {
            'Content-Type': 'text/event-stream',
            'Cache-Control': 'no-store',
            'X-Accel-Buffering': 'no',
          });
          // Who asks for the head only would wait for an end that never comes.
          while (request.method !== 'HEAD' && !next.done && !ended.signal.aborted) {
            const change = next.value;
            const text =
              change === null
                ? ': here\n\n'
                : `id: ${change.id}\nevent: ${change.kind}\ndata: ${JSON.stringify({ kind: change.kind, revision: change.revision, form: change.form, step: change.step, at: change.at })}\n\n`;
            if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
            next = await changes.next();
          }
          response.end();
        } finally {
          deps.stopping.removeEventListener('abort', stop);
          await changes.return(undefined);
        }
        return { raw: true };
      },
    }),
  ];
}
