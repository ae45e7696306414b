import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import {
  appendUpload,
  discardUpload,
  finishUpload,
  readUpload,
  startUpload,
  type UploadProgress,
} from '../use-cases/uploads.ts';
import { decodedName, fileNameHeader, filePlace, fileShape } from './file-shapes.ts';

const progress = z.object({ id: z.string(), offset: z.number().int(), size: z.number().int() });
const whole = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const upload = z.object({ case: z.string().max(64), upload: z.string().max(64) });

/** How far an upload is, in the headers of the tus protocol (1.0.0). */
const headersOf = ({ offset, size }: UploadProgress): Record<string, string> => ({
  'Tus-Resumable': '1.0.0',
  'Upload-Offset': String(offset),
  'Upload-Length': String(size),
  'Cache-Control': 'no-store',
});

/** A file in parts, as the tus protocol sends it: begin, ask how far, go on, finish. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'start-upload',
      method: 'post',
      path: '/api/v1/cases/:case/uploads',
      right: 'case:edit',
      summary: 'Begins a file that is sent in parts',
      description:
        'Speaks tus 1.0.0 (creation, termination): `Location` names the upload. After the last part, `finish-upload` makes the file.',
      tag: 'Files',
      params: z.object({ case: z.string().max(64) }),
      query: filePlace,
      headers: fileNameHeader.extend({ 'upload-length': whole.describe('Bytes of the whole file') }),
      answers: { 201: progress },
      async handle({ user, params, query, headers }) {
        const begun = await startUpload(deps, {
          user,
          place: { caseId: params.case, ...query },
          name: decodedName(headers['x-file-name']),
          size: headers['upload-length'],
        });
        const location = `/api/v1/cases/${params.case}/uploads/${begun.id}`;
        return { status: 201, body: begun, headers: { ...headersOf(begun), Location: location } };
      },
    }),
    defineRoute({
      verb: 'read-upload',
      method: 'get',
      path: '/api/v1/cases/:case/uploads/:upload',
      right: 'case:edit',
      summary: 'How far an upload is; `HEAD` gives the headers only',
      tag: 'Files',
      params: upload,
      answers: { 200: progress },
      async handle({ user, params }) {
        const found = await readUpload(deps, { user, caseId: params.case, upload: params.upload });
        return { body: found, headers: headersOf(found) };
      },
    }),
    defineRoute({
      verb: 'append-upload',
      method: 'patch',
      path: '/api/v1/cases/:case/uploads/:upload',
      right: 'case:edit',
      summary: 'Sends bytes of an upload from `Upload-Offset` on',
      tag: 'Files',
      params: upload,
      headers: z.object({ 'upload-offset': whole }),
      streams: 'application/offset+octet-stream',
      answers: { 204: null },
      async handle({ user, params, headers, request }) {
        const address = { user, caseId: params.case, upload: params.upload };
        const part = { offset: headers['upload-offset'], source: request };
        return { status: 204, headers: headersOf(await appendUpload(deps, address, part)) };
      },
    }),
    defineRoute({
      verb: 'finish-upload',
      method: 'post',
      path: '/api/v1/cases/:case/uploads/:upload/file',
      right: 'case:edit',
      summary: 'Makes the file of an upload that has arrived; safe to repeat',
      description: 'The answer is what the step then holds at this place.',
      tag: 'Files',
      params: upload,
      answers: { 201: fileShape },
      async handle({ user, params }) {
        const address = { user, caseId: params.case, upload: params.upload };
        return { status: 201, body: await finishUpload(deps, address) };
      },
    }),
    defineRoute({
      verb: 'discard-upload',
      method: 'delete',
      path: '/api/v1/cases/:case/uploads/:upload',
      right: 'case:edit',
      summary: 'Gives an upload up',
      tag: 'Files',
      params: upload,
      answers: { 204: null },
      async handle({ user, params }) {
        await discardUpload(deps, { user, caseId: params.case, upload: params.upload });
        return { status: 204 };
      },
    }),
  ];
}
