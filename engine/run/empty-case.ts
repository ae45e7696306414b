import { isObject } from '../load/is-object.ts';
import type { Answers, CaseData, Json, JsonObject, Release } from '../model/index.ts';

/** A case of which nothing is known yet: the ground on which examples put their part of a case. */
export function emptyCase(): CaseData {
  return {
    case: { id: '', number: null, openedOn: '2000-01-01', submittedOn: null },
    company: {
      name: '',
      address: { street: '', city: '', province: '', postalCode: '' },
      contact: { name: '', phone: '', fax: '', email: '' },
      wcbAccounts: [],
      industryCodes: [],
      member: false,
      attributes: {},
      openCases: [],
      profile: {},
    },
    assessor: { id: '', name: '', email: '', phone: '', training: [] },
    previous: null,
    balance: { invoiced: 0, paid: 0, due: 0 },
    answers: {},
  };
}

const OF_THE_CASE = ['case', 'company', 'assessor', 'balance'] as const;

/**
 * The part of a case that an example gives, by the names that expressions use: forms become answers,
 * `company` and the like are laid over an empty case; every other name is returned in `given`.
 */
export function caseFromExample(release: Release, part: JsonObject): { data: CaseData; given: JsonObject } {
  const data = emptyCase();
  const answers: Answers = {};
  const given: JsonObject = {};
  for (const [name, value] of Object.entries(part)) {
    if (release.forms.has(name) && isObject(value)) answers[name] = value as Answers[string];
    else if (isOfTheCase(name))
      Object.assign(data, { [name]: laidOver(data[name] as object as Json, value) });
    else if (name === 'previous') data.previous = previousOf(value);
    else given[name] = value;
  }
  return { data: { ...data, answers }, given };
}

const isOfTheCase = (name: string): name is (typeof OF_THE_CASE)[number] =>
  OF_THE_CASE.some((known) => known === name);

function previousOf(value: Json): CaseData['previous'] {
  if (!isObject(value)) return null;
  return { number: null, outcome: null, endedOn: '2000-01-01', answers: {}, ...value };
}

/** Objects are merged, everything else is replaced. */
function laidOver(ground: Json, layer: Json): Json {
  if (!isObject(ground) || !isObject(layer)) return layer;
  const merged: JsonObject = { ...ground };
  for (const [key, value] of Object.entries(layer)) {
    merged[key] = key in ground ? laidOver(ground[key]!, value) : value;
  }
  return merged;
}
