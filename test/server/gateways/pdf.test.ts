import { createRequire } from 'node:module';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { certificatePdf } from '../../../server/gateways/pdf/certificate-pdf.ts';
import { htmlContent } from '../../../server/gateways/pdf/html-content.ts';
import { invoicePdf } from '../../../server/gateways/pdf/invoice-pdf.ts';
import { legible } from '../../../server/gateways/pdf/legible.ts';
import { letterPdf } from '../../../server/gateways/pdf/letter-pdf.ts';
import { orderPdf } from '../../../server/gateways/pdf/order-pdf.ts';
import { fontLibrary, parsedFonts } from '../../../server/gateways/pdf/parsed-fonts.ts';

const robotoItalic = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Italic.ttf');

const letter = {
  subject: 'Subject',
  language: 'en',
  recipient: { name: 'Zoë Žluťoučká' },
  organization: { name: 'Guild', address: '1 Long Road', email: 'guild@example.org' },
  at: new Date('2026-03-02T12:00:00Z'),
  date: 'March 2, 2026',
  reference: 'P20260001',
};

async function pages(html: string, subject = 'Subject'): Promise<{ bytes: Buffer; text: string[] }> {
  const bytes = await letterPdf({ ...letter, subject, html });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return { bytes, text };
}

describe('a printed certificate', () => {
  it('is one framed sheet across, with its text and nothing of a letter', async () => {
    const bytes = await certificatePdf({
      ...letter,
      html: '<h1>Certificate of Skill</h1><p>This certifies that</p><h2>Zoë’s Trees Ltd.</h2><p>Number <strong>C-7</strong></p>',
    });
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(document);
    expect(text).toHaveLength(1);
    const said = text.join(' ').replace(/\s+/g, ' ');
    expect(said).toMatch(
      /Guild.*Certificate of Skill.*Zoë’s Trees Ltd\..*Number C-7.*Guild · 1 Long Road · P20260001/,
    );
    for (const part of ['March 2, 2026', 'Zoë Žluťoučká', '1 / 1']) expect(said).not.toContain(part);
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    expect(width).toBeGreaterThan(height);
  });

  it.each([
    ['a very long name', 'Société coopérative de services pétroliers et de transport '.repeat(4), 13],
    ['many accounts and places', 'Zoë’s Trees Ltd.', 40],
  ])('stays one sheet with %s, and says all of it', async (_what, name, places) => {
    const scope = Array.from({ length: places }, (_, at) => `Territoires du Nord-Ouest ${at + 1}`);
    const bytes = await certificatePdf({
      ...letter,
      language: 'fr',
      html:
        `<h1>Certificat de reconnaissance des petits employeurs</h1><p>Le présent document certifie que</p><h2>${name}</h2>` +
        `<p>a satisfait à la norme.</p><p>Portée : ${scope.join(', ')}<br>Comptes : ${scope.join(', ')}</p><p><em>Valide trois ans.</em></p>`,
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
    expect(text).toHaveLength(1);
    const said = text.join(' ').replace(/\s+/g, ' ');
    for (const part of [name.trim(), scope.at(-1), 'Valide trois ans.']) expect(said).toContain(part);
  });

  it('stands in the middle of its frame', async () => {
    const lines = ['Number C-7', 'From March 2, 2026', 'Accounts: 1', 'Places: all', 'For three years.'];
    const bytes = await certificatePdf({
      ...letter,
      html: `<h1>Certificate of Skill</h1><p>This certifies that</p><h2>Zoë’s Trees Ltd.</h2>${lines.map((line) => `<p>${line}</p>`).join('')}`,
    });
    const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
    const { items } = await page.getTextContent();
    const heights = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' && !item.str.includes('P20260001') ? [item.transform[5]] : [],
    );
    const middle = (Math.max(...heights) + Math.min(...heights)) / 2;
    expect(Math.abs(middle - page.getViewport({ scale: 1 }).height / 2)).toBeLessThan(40);
  });

  it('sets its title on one line', async () => {
    const bytes = await certificatePdf({
      ...letter,
      html: '<h1>Certificat de reconnaissance des petits employeurs</h1><p>x</p>',
    });
    const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
    const { items } = await page.getTextContent();
    const heights = items
      .filter((item) => 'str' in item && /Certificat|employeurs/.test(item.str))
      .map((item) => ('transform' in item ? item.transform[5] : null));
    expect(new Set(heights).size).toBe(1);
  });
});

describe('a printed letter', () => {
  it('says everything that the HTML says, in order, with letterhead and page numbers', async () => {
    const { bytes, text } = await pages(
      '<h2>Result</h2><p>Dear <strong>Zoë</strong>,<br>it is <em>granted</em>.</p><ol><li>first<li><p>second</p></ol>' +
        '<table><tr><th>Part</th><th>Score</th></tr><tr><td>A</td><td>81.5 %</td></tr></table><hr><blockquote>Quoted</blockquote>',
    );
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const said = text.join('\n').replace(/\s+/g, ' ');
    for (const part of [
      'March 2, 2026',
      'Zoë Žluťoučká',
      'Result',
      'Dear Zoë,',
      'it is granted.',
      'second',
      '81.5 %',
    ]) {
      expect(said).toContain(part);
    }
    expect(said).toContain('Guild');
    expect(said).toContain('P20260001 · Subject 1 / 1');
  });

  it('goes on over as many pages as it needs, and is the same bytes each time', async () => {
    const html = '<p>A paragraph that fills some of a line.</p>'.repeat(120);
    const { bytes, text } = await pages(html);
    expect(text.length).toBeGreaterThan(2);
    expect(text.at(-1)).toContain(`${text.length} / ${text.length}`);
    expect((await pages(html)).bytes.equals(bytes)).toBe(true);
  });

  it('parses its fonts once for all documents', async () => {
    await pages('<p>First</p>');
    const marked = parsedFonts([robotoItalic]).get(robotoItalic) ?? Buffer.alloc(0);
    const library = fontLibrary();
    expect(marked.length).toBeLessThan(1000);
    expect(library.create(marked)).toMatchObject({ postscriptName: 'Roboto-Italic' });
    expect(library.create(marked)).toBe(library.create(Buffer.from(marked)));
    expect(() => library.create(Buffer.from('parsed: /etc/passwd'))).toThrow('Unknown font format');
  });

  it('shows a sign for each letter that its font lacks, and keeps what stands beside it', async () => {
    const has = (codePoint: number) => codePoint < 0x2000 || codePoint === 0x20ac;
    expect(legible('A → B ✓', has)).toBe('A \ufffd B \ufffd');
    expect(legible('12\u202f€\u2060, ❤️', has)).toBe('12 €, \ufffd');
    expect(legible('👍 yes', has)).toBe('\ufffd yes');
    const { text } = await pages('<p>Before [שלום] between [日本] <em>and ✓</em> after.</p>', 'A → B');
    const said = text.join(' ').replace(/\s+/g, ' ');
    expect(said).toContain('A \ufffd B');
    expect(said).toContain('Before [\ufffd\ufffd\ufffd\ufffd] between [\ufffd\ufffd] and \ufffd after.');
    expect(said).toContain('P20260001 · A \ufffd B');
  });

  it.each([3, 8, 9, 30])(
    'keeps a table with %i columns on the sheet, each value with its head',
    async (count) => {
      const cells = (name: string, of: string) =>
        Array.from({ length: count }, (_, at) => `<${name}>${of}${at + 1}</${name}>`).join('');
      const rows = ['value', 'second'].map((of) => `<tr>${cells('td', of)}</tr>`).join('');
      const bytes = await letterPdf({
        ...letter,
        html: `<table><tr>${cells('th', 'Heading')}</tr>${rows}</table><p>End</p>`,
      });
      const document = await getDocumentProxy(new Uint8Array(bytes));
      const words: { text: string; right: number }[] = [];
      for (let at = 1; at <= document.numPages; at++) {
        const { items } = await (await document.getPage(at)).getTextContent();
        for (const item of items) {
          if ('str' in item) words.push({ text: item.str, right: item.transform[4] + item.width });
        }
      }
      expect(Math.max(...words.map(({ right }) => right))).toBeLessThanOrEqual(612 - 64 + 1);
      const said = words
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ');
      if (count > 8) {
        for (const at of [1, count]) {
          expect(said).toContain(`Heading${at} value${at}`);
          expect(said).toContain(`Heading${at} second${at}`);
        }
      } else expect(said).toContain(`Heading${count} value1`);
    },
  );

  it('fetches nothing and runs nothing', async () => {
    const { text } = await pages(
      '<script>alert(1)</script><style>p{}</style><img src="http://127.0.0.1/x.png"><iframe src="file:///etc/passwd">in</iframe><p>Only this</p><a href="javascript:alert(1)">click</a>',
    );
    const said = text.join(' ');
    expect(said).toContain('Only this');
    expect(said).toContain('click');
    expect(said).not.toContain('alert');
    expect(JSON.stringify(htmlContent('<a href="javascript:alert(1)">x</a>'))).not.toContain('link');
  });

  it('holds on to broken HTML', async () => {
    const { text } = await pages('<p>open <b>bold <ul><li>item</p></table></b> end &amp; &notanentity; <');
    expect(text.join(' ')).toMatch(/open\s+bold[\s\S]*item[\s\S]*end &/);
    expect((await pages('')).text).toHaveLength(1);
  });
});

describe('a printed invoice', () => {
  it('says its amounts as every other paper and page does, in both languages', async () => {
    const said = async (language: string) => {
      const bytes = await invoicePdf({
        number: 'I-1',
        company: { name: 'Rose Hill' },
        case: { number: null },
        description: { en: 'Fee', fr: 'Frais' },
        currency: 'CAD',
        total: 131_250,
        status: 'void',
        issuedOn: '2026-03-02',
        dueOn: '2026-04-01',
        paidAt: null,
        lines: [
          { kind: 'fee', label: { en: 'Fee', fr: 'Frais' }, rate: null, amount: 125_000 },
          { kind: 'tax', label: 'GST', rate: 5, amount: 6_250 },
        ],
        language,
        organization: { name: 'Guild' },
      });
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
      return text.join(' ').replace(/\s+/g, ' ');
    };
    const english = await said('en');
    expect(english).toMatch(
      /Invoice I-1 Void To Rose Hill .*Fee \$1,250\.00 GST \(5 %\) \$62\.50 Total \$1,312\.50/,
    );
    expect(english).not.toContain('CA$');
    expect(await said('fr')).toMatch(/Facture I-1 Annulée .*Frais 1 250,00 \$ GST \(5 %\) 62,50 \$/);
  });
});

describe('a printed order', () => {
  it.each([
    ['open', /^Commande O-1 Facturé à .* À payer 90,00 \$/],
    ['pending', /^Commande O-1 .* À votre banque, pas encore confirmé 90,00 \$/],
    ['paid', /^Reçu O-1 .* Payé sur la page de paiement 90,00 \$/],
    ['cancelled', /^Commande O-1 Annulée .* À payer 0,00 \$/],
  ] as const)('says what became of it: %s', async (state, expected) => {
    const bytes = await orderPdf({
      number: 'O-1',
      state,
      currency: 'CAD',
      total: 15_000,
      discount: 6_000,
      amount: 9_000,
      refunded: 0,
      note: '',
      code: 'K5',
      submittedAt: '2026-03-02T12:00:00.000Z',
      completedAt: null,
      billing: null,
      lines: [
        {
          amount: 15_000,
          invoice: { number: 'I-1', description: 'Frais', company: { name: 'Rose Hill' } },
        },
      ],
      language: 'fr',
      organization: { name: 'Guild' },
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
    expect(text.join(' ').replace(/\s+/g, ' ')).toMatch(expected);
  });
});
