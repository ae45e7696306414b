import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { findFile, listFiles } from '../use-cases/download-file.ts';
import { uploadFile, uploadOwnFile } from '../use-cases/upload-file.ts';
import { decodedName, fileNameHeader, filePlace, fileShape } from './file-shapes.ts';
import { fileAnswers, sendStored } from './send-stored.ts';

/** Uploads stream their bytes as the body; downloads are attachments. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'upload-file',
      method: 'post',
      path: '/api/v1/cases/:case/files',
      right: 'case:edit',
      summary: 'Uploads a file for a place of a form; the body is the file',
      description: 'The answer is what the step then holds at this place.',
      tag: 'Files',
      params: z.object({ case: z.string().max(64) }),
      query: filePlace,
      headers: fileNameHeader,
      streams: 'application/octet-stream',
      answers: { 201: fileShape },
      async handle({ user, params, query, headers: given, request }) {
        const answer = await uploadFile(deps, {
          user,
          caseId: params.case,
          ...query,
          name: decodedName(given['x-file-name']),
          source: request,
        });
        return { status: 201, body: answer };
      },
    }),
    defineRoute({
      verb: 'upload-own-file',
      method: 'post',
      path: '/api/v1/me/files',
      right: 'signed-in',
      summary: 'Uploads evidence of one’s own (training); the body is the file',
      tag: 'Files',
      headers: fileNameHeader,
      streams: 'application/octet-stream',
      answers: { 201: fileShape },
      async handle({ user, headers: given, request }) {
        const answer = await uploadOwnFile(deps, {
          user,
          name: decodedName(given['x-file-name']),
          source: request,
        });
        return { status: 201, body: answer };
      },
    }),
    defineRoute({
      verb: 'download-file',
      method: 'get',
      path: '/api/v1/files/:file',
      right: 'file:view',
      summary: 'Downloads a file',
      tag: 'Files',
      params: z.object({ file: z.string().max(64) }),
      answers: fileAnswers,
      async handle(ctx) {
        return sendStored(deps, ctx, await findFile(deps, ctx.user, ctx.params.file));
      },
    }),
    defineRoute({
      verb: 'list-files',
      method: 'get',
      path: '/api/v1/cases/:case/files',
      right: 'case:view',
      summary: 'Files uploaded to a case, those that one may see',
      tag: 'Files',
      params: z.object({ case: z.string().max(64) }),
      answers: {
        200: z.object({
          items: z.array(
            fileShape.extend({
              form: z.string(),
              step: z.string(),
              pointer: z.string(),
              createdAt: z.string(),
            }),
          ),
        }),
      },
      async handle({ user, params }) {
        const items = (await listFiles(deps, user, params.case)).map(
          ({ id, name, size, type, sha256, place, createdAt }) => ({
            id,
            name,
            size,
            type,
            sha256,
            form: place?.form ?? '',
            step: place?.step ?? '',
            pointer: place?.pointer ?? '',
            createdAt,
          }),
        );
        return { body: { items } };
      },
    }),
  ];
}
