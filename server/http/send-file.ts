import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { RouteAnswer } from './define-route.ts';

/** Bytes to hand out, whole or in part. */
export interface Sendable {
  name: string;
  mediaType: string;
  size: number;
  read(range?: { start: number; end: number }): Readable;
}

/**
 * Answers a file as an attachment that no browser takes for a page of ours: its own policy forbids everything,
 * its type is not guessed. One byte range is honoured.
 */
export async function sendFile(request: Request, response: Response, file: Sendable): Promise<RouteAnswer> {
  const range = byteRange(request.headers.range, file.size);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Disposition', disposition(file.name));
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Type', file.mediaType);
  if (range !== null) {
    response.statusCode = 206;
    response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    response.setHeader('Content-Length', range.end - range.start + 1);
  } else {
    response.statusCode = 200;
    response.setHeader('Content-Length', file.size);
  }
  try {
    await pipeline(file.read(range ?? undefined), response);
  } catch (error) {
    // A reader who goes away in the middle is no fault of ours.
    if (!response.destroyed) throw error;
  }
  return { raw: true };
}

/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The one range asked for; null for none, several, or one that does not fit: then the whole file is sent. */
export function byteRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (asked === null || size === 0) return null;
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : null;
}
