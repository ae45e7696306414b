import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { nonceOf } from './security-headers.ts';

const placeholder = '__NONCE__';

const missingPage = (nonce: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Attest</title><style nonce="${nonce}">body{font:16px/1.5 system-ui,sans-serif;margin:3rem}</style></head>
<body><h1>Attest</h1><p>The server runs, but the pages are not built. Run <code>npm run build:web</code>. The API is described at <a href="/api">/api</a>.</p></body></html>`;

/**
 * The built web: files with a hash in their name are kept by caches for good; every other address that
 * asks for a page gets `index.html` with this response's nonce.
 */
export function webPages(folder: string): RequestHandler {
  const index = join(folder, 'index.html');
  const template = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
  const router: Router = express.Router();
  if (template !== undefined) {
    const assets = { index: false, immutable: true, maxAge: '1y', fallthrough: true, etag: false } as const;
    router.use('/assets', express.static(join(folder, 'assets'), assets));
    router.use(express.static(folder, { index: false, maxAge: 0, etag: true }));
  }
  router.get('/*path', (request, response, next) => page(request, response, next));
  router.get('/', (request, response, next) => page(request, response, next));

  const page: RequestHandler = (request, response, next) => {
    if (!request.accepts('html') || request.path.startsWith('/api/') || request.path.startsWith('/assets/')) {
      return next();
    }
    response.locals.route = 'page';
    const nonce = nonceOf(response);
    const text = template === undefined ? missingPage(nonce) : template.replaceAll(placeholder, nonce);
    response.status(200).setHeader('Cache-Control', 'no-store');
    response.type('html').send(text);
  };
  return router;
}
