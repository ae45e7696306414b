import { isRaw, type Route } from './define-route.ts';
import { jsonSchemaOf, rightInWords } from './openapi.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string) => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

const style = `
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1b1f24;background:#fff}
h1{font-size:1.6rem}h2{margin-top:2.5rem;text-transform:capitalize}
details{border:1px solid #b9c0c7;border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}
summary{cursor:pointer}code,pre{font:14px/1.45 ui-monospace,monospace}
pre{background:#f3f5f7;padding:.75rem;overflow:auto;border-radius:6px}
.method{display:inline-block;min-width:4.5rem;font-weight:700}
nav a{margin-right:1rem}
@media (prefers-color-scheme:dark){body{color:#e6e9ec;background:#14171a}pre{background:#22272c}details{border-color:#4a525a}a{color:#8ab8ff}}
`;

function block(title: string, schema: unknown): string {
  return `<h4>${html(title)}</h4><pre tabindex="0"><code>${html(JSON.stringify(schema, null, 2))}</code></pre>`;
}

function operation(route: Route): string {
  const parts: string[] = [`<p>${html(rightInWords(route.right))}</p>`];
  if (route.description) parts.push(`<p>${html(route.description)}</p>`);
  if (route.params) parts.push(block('Path', jsonSchemaOf(route.params, 'input')));
  if (route.query) parts.push(block('Query', jsonSchemaOf(route.query, 'input')));
  if (route.headers) parts.push(block('Headers', jsonSchemaOf(route.headers, 'input')));
  if (route.body) parts.push(block('Body', jsonSchemaOf(route.body, 'input')));
  if (route.streams) parts.push(`<h4>Body</h4><p><code>${html(route.streams)}</code></p>`);
  for (const [status, answer] of Object.entries(route.answers)) {
    if (answer === null) parts.push(`<h4>${status}</h4><p>No body.</p>`);
    else if (isRaw(answer)) {
      parts.push(
        `<h4>${status}</h4><p><code>${html(answer.contentType)}</code>: ${html(answer.description)}</p>`,
      );
    } else parts.push(block(status, jsonSchemaOf(answer, 'output')));
  }
  return `<details id="${route.verb}"><summary><span class="method">${route.method.toUpperCase()}</span> <code>${html(route.path)}</code> ${html(route.summary)}</summary>${parts.join('')}</details>`;
}

/** The API to read: plain HTML, no script, nothing from elsewhere. */
export function openapiPage(routes: readonly Route[], nonce: string): string {
  const tags = [...new Set(routes.map((route) => route.tag ?? 'other'))].sort();
  const sections = tags.map((tag) => {
    const own = routes.filter((route) => (route.tag ?? 'other') === tag);
    return `<section aria-labelledby="tag-${html(tag)}"><h2 id="tag-${html(tag)}">${html(tag)}</h2>${own.map(operation).join('')}</section>`;
  });
  const links = tags.map((tag) => `<a href="#tag-${html(tag)}">${html(tag)}</a>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>API of Attest</title><style nonce="${nonce}">${style}</style></head>
<body><main><h1>API of Attest</h1>
<p>The same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Unsafe requests name our address in <code>Origin</code>; refusals are problem details (RFC 9457).</p>
<nav aria-label="Sections">${links.join(' ')}</nav>${sections.join('\n')}</main></body></html>`;
}
