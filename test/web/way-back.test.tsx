import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { placeHref } from '../../web/portal/case/place-href.ts';
import { WayBack } from '../../web/portal/step/way-back.tsx';
import type { CaseView } from '../../web/shared/api/cases.ts';
import { en } from '../../web/shared/i18n/en.ts';
import { LanguageProvider } from '../../web/shared/i18n/language.tsx';

// The provider tells the page its language; nothing else of a page is needed.
vi.stubGlobal('document', { documentElement: {} });
afterAll(() => vi.unstubAllGlobals());

const first = { language: 'en', texts: en } as const;
const forms = [{ id: 'check', steps: [{ id: 'a', title: { en: 'Leadership', fr: 'Leadership' } }] }];
const found = { id: 'c1', forms } as unknown as Pick<CaseView, 'id' | 'forms'>;
const html = (from: string | null) =>
  renderToStaticMarkup(
    <MemoryRouter>
      <LanguageProvider first={first}>
        <WayBack found={found} from={from} />
      </LanguageProvider>
    </MemoryRouter>,
  );

describe('the way back', () => {
  it('leads to the answer, without showing what is wrong there', () => {
    expect(html('check.a.one')).toContain('href="/cases/c1/forms/check/a#');
    expect(html('check.a.one')).toContain('Leadership');
  });

  it('is not there for who came another way, or with an address that names no step', () => {
    for (const from of [null, '', 'check', 'check.b.one', 'other.a.one', '//elsewhere.example']) {
      expect(html(from)).toBe('');
    }
  });
});

describe('the address of a place', () => {
  it('opens a row of a table, and shows what is wrong', () => {
    expect(placeHref('c1', 'check.plan.items.2.action')).toMatch(
      /^\/cases\/c1\/forms\/check\/plan\?show=1&at=items\.2\.action#/,
    );
  });
});
