import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { findCertificatePdf, listCertificates } from '../use-cases/list-certificates.ts';
import { findLetter, letterFileName, listLetters } from '../use-cases/list-letters.ts';
import { type Asked, sendStored } from './send-stored.ts';
import { jsonShape, textShape } from './shared-shapes.ts';

const pdf = { contentType: 'application/pdf', description: 'The document' };

const letterShape = z.object({
  id: z.string(),
  letter: z.string(),
  title: textShape,
  language: z.string(),
  subject: z.string(),
  html: z.string(),
  recipients: z.array(z.object({ name: z.string(), email: z.string() })),
  role: z.string().nullable(),
  createdAt: z.string(),
});

/** Documents that went out: letters of a case, and certificates. */
export function routes(deps: Deps): Route[] {
  const send = async (ctx: Asked, name: string, sha256: string) =>
    sendStored(deps, ctx, { name, type: 'application/pdf', size: await deps.files.size(sha256), sha256 });
  return [
    defineRoute({
      verb: 'list-letters',
      method: 'get',
      path: '/api/v1/cases/:case/letters',
      right: 'case:view',
      summary: 'Letters of a case',
      tag: 'Letters',
      params: z.object({ case: z.string().max(64) }),
      answers: { 200: z.object({ items: z.array(letterShape) }) },
      async handle({ user, params }) {
        const items = (await listLetters(deps, user, params.case)).map(
          ({ key: _key, caseId: _case, pdf: _pdf, ...letter }) => letter,
        );
        return { body: { items } };
      },
    }),
    defineRoute({
      verb: 'download-letter',
      method: 'get',
      path: '/api/v1/letters/:letter/pdf',
      right: 'case:view',
      summary: 'A letter as PDF',
      tag: 'Letters',
      params: z.object({ letter: z.string().max(64) }),
      answers: { 200: pdf, 206: pdf },
      async handle(ctx) {
        const { letter, number } = await findLetter(deps, ctx.user, ctx.params.letter);
        return send(ctx, letterFileName(letter.letter, number), letter.pdf);
      },
    }),
    defineRoute({
      verb: 'list-certificates',
      method: 'get',
      path: '/api/v1/certificates',
      right: 'signed-in',
      summary: 'Certificates of one’s companies, or of the programs that one works for',
      tag: 'Letters',
      answers: {
        200: z.object({
          items: z.array(
            z.object({
              id: z.string(),
              number: z.string(),
              program: z.string(),
              caseId: z.string(),
              caseNumber: z.string().nullable(),
              companyId: z.string(),
              company: z.string(),
              kind: z.string(),
              scope: jsonShape,
              validFrom: z.string(),
              validUntil: z.string().nullable(),
              letterId: z.string().nullable(),
              createdAt: z.string(),
            }),
          ),
        }),
      },
      async handle({ user }) {
        return { body: { items: await listCertificates(deps, user) } };
      },
    }),
    defineRoute({
      verb: 'download-certificate',
      method: 'get',
      path: '/api/v1/certificates/:certificate/pdf',
      right: 'signed-in',
      summary: 'A certificate as PDF',
      tag: 'Letters',
      params: z.object({ certificate: z.string().max(64) }),
      answers: { 200: pdf, 206: pdf },
      async handle(ctx) {
        const { name, sha256 } = await findCertificatePdf(deps, ctx.user, ctx.params.certificate);
        return send(ctx, name, sha256);
      },
    }),
  ];
}
