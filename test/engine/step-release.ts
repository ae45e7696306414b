import { loadRelease } from '../../engine/load/release.ts';
import type { Answers, CaseData, FormStep, Json, JsonObject, Release } from '../../engine/model/index.ts';
import { programFiles } from './check/patched-program.ts';

/** The toy program with the step `application.garden` replaced, and other files set. */
export function releaseWith(
  step: { schema: JsonObject; uischema: JsonObject; i18n?: FormStep['i18n'] },
  files: { [path: string]: Json } = {},
): Release {
  const all = new Map(programFiles());
  const set = (path: string, value: object) => all.set(path, Buffer.from(JSON.stringify(value)));
  set('forms/permit/application/garden.json', step);
  for (const [path, value] of Object.entries(files)) set(path, Object(value) as object);
  const { release, problems } = loadRelease(all, 'permit');
  if (!release) throw new Error(JSON.stringify(problems));
  return release;
}

/** The toy program as it is. */
export function permit(): Release {
  const { release, problems } = loadRelease(programFiles(), 'permit');
  if (!release) throw new Error(JSON.stringify(problems));
  return release;
}

/** A case of the company Rose Hill without any past. */
export function someCase(answers: Answers = {}): CaseData {
  return {
    case: { id: 'c1', number: null, openedOn: '2026-03-01', submittedOn: null },
    company: {
      name: 'Rose Hill',
      address: { street: '1 Hill', city: 'Calgary', province: 'AB', postalCode: 'T2P 1A1' },
      contact: { name: 'Rosa', phone: '', fax: '', email: 'rosa@example.org' },
      wcbAccounts: [],
      industryCodes: [],
      member: false,
      attributes: {},
      openCases: [],
      profile: {},
    },
    assessor: { id: 'u1', name: 'Ann', email: 'ann@example.org', phone: '', training: [] },
    previous: null,
    balance: { invoiced: 0, paid: 0, due: 0 },
    answers,
  };
}

export const someNow = '2026-03-01T19:00:00.000Z';
