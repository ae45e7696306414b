import { describe, expect, it } from 'vitest';
import { loadRelease } from '../../engine/load/release.ts';
import type { Release } from '../../engine/model/index.ts';
import { renderLetter } from '../../engine/run/letter.ts';
import { type Patch, patched, programFiles } from './check/patched-program.ts';

const body = (text: string, language = 'en'): Patch => ({
  file: `workflows/permit/letters/asked.${language}.liquid`,
  text,
});

function releaseOf(...patches: Patch[]): Release {
  const { release, problems } = loadRelease(patched(programFiles(), patches), 'permit');
  if (!release) throw new Error(JSON.stringify(problems));
  return release;
}

const html = (text: string, data = {}, language = 'en') =>
  renderLetter(releaseOf(body(text), body(text, 'fr')), 'asked', language, data).html;

describe('a letter', () => {
  const data = {
    reason: 'Beds <b>2</b> & 3?',
    dueOn: '2026-03-16',
    recipient: { name: 'Rosa', email: 'rosa@example.org' },
    case: { number: 'P20260001', url: 'https://example.org/c/1' },
  };

  it('has a subject on one line and a body whose data is escaped', () => {
    expect(
      renderLetter(releaseOf(), 'asked', 'en', { ...data, case: { number: 'P1\r\nBcc: x@y', url: '' } }),
    ).toEqual({
      subject: 'Please correct your request P1 Bcc: x@y',
      html:
        '<p>Hello Rosa,</p><p>Beds &lt;b&gt;2&lt;/b&gt; &amp; 3?</p>' +
        '<p>Please answer by 2026-03-16: <a href="">P1\r\nBcc: x@y</a></p>\n',
    });
  });

  it('is written in the recipient’s language, or the program’s first', () => {
    expect(renderLetter(releaseOf(), 'asked', 'fr', data).html).toContain('Bonjour Rosa');
    expect(renderLetter(releaseOf(), 'asked', 'de', data).html).toContain('Hello Rosa');
  });

  it('says dates, money and percentages as its language does', () => {
    const text = '{{ dueOn | date_long }} · {{ invoice.amount | money }} · {{ reason | percent }}';
    const values = { dueOn: '2026-03-01', reason: 46.15, invoice: { amount: 1250 } };
    expect(html(text, values)).toBe('March 1, 2026 · $1,250.00 · 46.2 %');
    expect(html(text, values, 'fr')).toMatch(/^1er mars 2026 · 1\s250,00\s\$ · 46,2\s%$/u);
  });

  it('leaves empty what the delivery does not give', () => {
    expect(
      html(
        '[{{ invoice.number }}{{ certificate.validUntil | date_long }}{{ reason }}{{ invoice.amount | money }}]',
      ),
    ).toBe('[]');
  });

  it('sees own properties of its data and nothing behind them', () => {
    expect(() => html('{{ recipient.constructor }}', data)).toThrow(/undefined variable/);
    expect(() => html('{{ secret }}', { secret: 'x' })).toThrow(/undefined variable/);
  });

  it.each([
    '{{ reason | raw }}',
    '{{ "now" | date: "%Y" }}',
    '{{ (1..9) | sample }}',
    '{% include "asked.fr" %}',
    '{% render "asked" %}',
    '{% layout "x" %}',
  ])('refuses %s', (text) => {
    expect(() => html(text, data)).toThrow(/undefined filter|not found/);
  });

  it.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% assign a = "x" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    '{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
    `{% comment %}${'x'.repeat(200_001)}{% endcomment %}`,
  ])('ends what would not end (%#)', (text) => {
    const start = performance.now();
    expect(() => html(text, data)).toThrow(/limit exceeded/);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
