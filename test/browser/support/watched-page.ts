import type { Page } from 'playwright-core';

/** A page whose browser log is read: errors, broken promises, violations of the content policy. */
export type WatchedPage = Page & {
  complaints: string[];
  /** Says that the server will refuse something here on purpose; the browser logs each refusal. */
  allow(...statuses: number[]): void;
};

export function watchPage(page: Page): WatchedPage {
  const complaints: string[] = [];
  const allowed = new Set<string>();
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    const refused = /the server responded with a status of (\d+)|net::(ERR_[A-Z_]+)/.exec(text);
    if (refused && allowed.has(refused[1] ?? refused[2] ?? '')) return;
    complaints.push(`${page.url()}: ${text}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return Object.assign(page, {
    complaints,
    allow(...statuses: number[]) {
      for (const status of statuses) allowed.add(status === 0 ? 'ERR_INTERNET_DISCONNECTED' : String(status));
    },
  });
}
