import { describe, expect, test } from 'vitest';
import { listPrograms } from '../../engine/load/read-folder.ts';
import type { CaseData, JsonObject, Release } from '../../engine/model/index.ts';
import { renderLetter } from '../../engine/run/letter.ts';
import { liveSource, systemActor } from '../../engine/run/step-expressions.ts';
import { caseFromFixtures, readRelease, roots } from './read-release.ts';

const NOW = '2026-04-20T18:00:00.000Z';

/** What the outbox adds to every letter. */
const delivery: JsonObject = {
  recipient: { name: 'Robin <Ash>', email: 'robin@example.ca', language: 'en' },
  case: { number: '202600001', url: 'https://attest.example.org/cases/1' },
  organization: { name: 'Example Safety', email: 'hello@example.org', phone: '', url: '' },
  invoice: {
    number: '0000001',
    description: 'Fee',
    amount: 150,
    total: '$150.00',
    currency: 'CAD',
    dueOn: '2026-05-01',
    url: 'https://attest.example.org/invoices/1',
  },
  certificate: { number: 'C-2026-00001', validFrom: '2026-04-20', validUntil: '2029-04-20' },
  program: { title: 'Example' },
  today: '2026-04-20',
};

/** A case in the middle of its corrections, so that every letter has something to say. */
const context: JsonObject = {
  overdue: false,
  dueOn: '2026-05-07',
  rounds: 1,
  firstFeedbackOn: '2026-04-14',
  correctionEndsOn: '2026-07-13',
  returnDueOn: '2026-04-29',
  endedBy: 'deadline',
};
const data: JsonObject = { reason: 'Because <b>this</b> matters.', message: 'A message.', note: 'A note.' };

function letterData(release: Release, caseData: CaseData, id: string, ofEvent: JsonObject): JsonObject {
  const event = { type: 'EVENT', data: ofEvent };
  const source = liveSource({ release, data: caseData, now: NOW, actor: systemActor, event });
  const names = Object.entries(release.letters.get(id)?.letter.data ?? {});
  return Object.fromEntries(names.map(([name, cel]) => [name, source.value(cel, context)]));
}

const programs = await Promise.all(
  (await listPrograms(roots[0] ?? '')).map((program) => readRelease(program)),
);
const letters = programs.flatMap((release) =>
  [...release.letters.keys()].flatMap((id) =>
    release.definition.languages.map((language) => ({ program: release.program, id, language, release })),
  ),
);

describe('letters', () => {
  test.each(letters)('$program: $id ($language) is whole with a full case', ({ release, id, language }) => {
    const filled = caseFromFixtures(release, 'request', 'assessed', 'reviewed');
    const full = { ...filled, company: { ...filled.company, name: 'Ash <Trees> Ltd.' } };
    const own = letterData(release, full, id, data);
    for (const [name, value] of Object.entries(own)) expect(value, name).not.toBeNull();
    const { subject, html } = renderLetter(release, id, language, { ...delivery, ...own });
    expect(subject.length).toBeGreaterThan(10);
    // A letter addresses its reader; a certificate hangs on a wall and names whose it is.
    const named =
      release.letters.get(id)?.letter.layout === 'certificate' ? 'Ash &lt;Trees&gt;' : 'Robin &lt;Ash&gt;';
    expect(html).toContain(named);
    expect(`${subject} ${html}`).not.toMatch(/\{\{|\{%|undefined|\[object|null/);
    expect(html).not.toContain('<b>this</b>');
    // The names of companies end with a full stop of their own.
    expect(`${subject} ${html.replace(/<[^>]*>/g, '')}`).not.toMatch(/Ltd\.\s*\./);
  });

  test.each(letters)(
    '$program: $id ($language) can be written with an empty case',
    ({ release, id, language }) => {
      const empty = caseFromFixtures(release);
      const own = letterData(release, empty, id, {});
      const { html } = renderLetter(release, id, language, { ...delivery, invoice: null, ...own });
      expect(html).not.toMatch(/undefined|\[object/);
    },
  );
});
