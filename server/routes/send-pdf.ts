import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { RouteAnswer } from '../http/define-route.ts';
import { sendFile } from '../http/send-file.ts';

/** What a route that prints answers. */
export const pdfAnswers = (description: string) => ({
  200: { contentType: 'application/pdf', description },
  206: { contentType: 'application/pdf', description: 'The range asked for' },
});

/** Sends a paper that was just printed, or the range of it that was asked for. */
export function sendPdf(
  request: Request,
  response: Response,
  { name, pdf }: { name: string; pdf: Buffer },
): RouteAnswer | Promise<RouteAnswer> {
  return sendFile(request, response, {
    name,
    mediaType: 'application/pdf',
    size: pdf.length,
    read: (range) => Readable.from([range === undefined ? pdf : pdf.subarray(range.start, range.end + 1)]),
  });
}
