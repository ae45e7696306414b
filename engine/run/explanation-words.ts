/** The words of one language in which values and decisions are said. `{…}` are places to be filled. */
export interface Words {
  decimal: string;
  group: string;
  percent: string;
  money: string;
  days: [one: string, many: string];
  months: [one: string, many: string];
  yes: string;
  no: string;
  nothing: string;
  emptyList: string;
  listSeparator: string;
  quoted: string;
  /** A comparison: what the fact is, and what the condition asks for. */
  compared: [holds: string, fails: string];
  /** An equality that holds. */
  same: string;
  /** A value that is another fact or parameter: with its title. */
  named: string;
  /** A part of a fact. */
  part: string;
  operators: { [name: string]: string };
  decorators: { [name: string]: string };
  all: [holds: string, fails: string];
  any: [holds: string, fails: string];
  not: [holds: string, fails: string];
  condition: [holds: string, fails: string];
  always: string;
}

const english: Words = {
  decimal: '.',
  group: ',',
  percent: '{value} %',
  money: '{currency}{value}',
  days: ['{value} day', '{value} days'],
  months: ['{value} month', '{value} months'],
  yes: 'yes',
  no: 'no',
  nothing: 'not given',
  emptyList: 'none',
  listSeparator: ', ',
  quoted: '“{value}”',
  compared: ['{fact} is {value}, {wanted}', '{fact} is {value}, {wanted} is required'],
  same: '{fact} is {wanted}',
  named: '{value} ({title})',
  part: '{title} › {path}',
  operators: {
    equal: '{value}',
    notEqual: 'other than {value}',
    in: 'one of {value}',
    notIn: 'none of {value}',
    contains: 'a list with {value}',
    doesNotContain: 'a list without {value}',
    lessThan: 'less than {value}',
    lessThanInclusive: 'at most {value}',
    greaterThan: 'more than {value}',
    greaterThanInclusive: 'at least {value}',
    startsWith: 'a text that begins with {value}',
    endsWith: 'a text that ends with {value}',
    matches: 'a text that matches {value}',
  },
  decorators: {
    someFact: 'for at least one entry: {wanted}',
    everyFact: 'for every entry: {wanted}',
    someValue: '{wanted}, for at least one of these values,',
    everyValue: '{wanted}, for each of these values,',
    swap: '{wanted}, seen from the other side,',
    not: 'not “{wanted}”',
  },
  all: ['All of these hold', 'Not all of these hold'],
  any: ['At least one of these holds', 'None of these holds'],
  not: ['This does not hold, as required', 'This holds, but must not'],
  condition: ['“{name}” holds', '“{name}” does not hold'],
  always: 'Holds always',
};

const french: Words = {
  decimal: ',',
  group: '\u00a0',
  percent: '{value}\u00a0%',
  money: '{value}\u00a0{currency}',
  days: ['{value}\u00a0jour', '{value}\u00a0jours'],
  months: ['{value}\u00a0mois', '{value}\u00a0mois'],
  yes: 'oui',
  no: 'non',
  nothing: 'non indiqué',
  emptyList: 'aucun',
  listSeparator: ', ',
  quoted: '«\u00a0{value}\u00a0»',
  compared: ['{fact}\u00a0: {value}, {wanted}', '{fact}\u00a0: {value}; exigé\u00a0: {wanted}'],
  same: '{fact}\u00a0: {wanted}',
  named: '{value} ({title})',
  part: '{title} › {path}',
  operators: {
    equal: '{value}',
    notEqual: 'autre chose que {value}',
    in: 'l’un de {value}',
    notIn: 'aucun de {value}',
    contains: 'une liste avec {value}',
    doesNotContain: 'une liste sans {value}',
    lessThan: 'moins de {value}',
    lessThanInclusive: 'au plus {value}',
    greaterThan: 'plus de {value}',
    greaterThanInclusive: 'au moins {value}',
    startsWith: 'un texte qui commence par {value}',
    endsWith: 'un texte qui finit par {value}',
    matches: 'un texte conforme à {value}',
  },
  decorators: {
    someFact: 'pour au moins un élément, {wanted}',
    everyFact: 'pour chaque élément, {wanted}',
    someValue: '{wanted}, pour au moins une de ces valeurs',
    everyValue: '{wanted}, pour chacune de ces valeurs',
    swap: '{wanted}, vu de l’autre côté',
    not: 'pas «\u00a0{wanted}\u00a0»',
  },
  all: ['Toutes ces conditions sont remplies', 'Ces conditions ne sont pas toutes remplies'],
  any: ['Au moins une de ces conditions est remplie', 'Aucune de ces conditions n’est remplie'],
  not: [
    'Cette condition n’est pas remplie, comme exigé',
    'Cette condition est remplie, mais ne doit pas l’être',
  ],
  condition: ['«\u00a0{name}\u00a0» est rempli', '«\u00a0{name}\u00a0» n’est pas rempli'],
  always: 'Toujours rempli',
};

const languages: { readonly [language: string]: Words } = { en: english, fr: french };

/** The words of a language; English for a language that has none here. `fr-CA` finds `fr`. */
export function wordsOf(language: string): Words {
  return languages[language] ?? languages[language.split('-')[0] ?? ''] ?? english;
}

/** Fills the places of a template; those that have no value stay as they are. */
export function fill(template: string, values: { [place: string]: string }): string {
  let parts = split.get(template);
  if (!parts) {
    parts = template.split(/\{(\w+)\}/);
    if (split.size >= mostSplit) split.clear();
    split.set(template, parts);
  }
  let text = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? '';
    text += (values[name] ?? `{${name}}`) + (parts[at + 1] ?? '');
  }
  return text;
}

/** Templates in pieces, text and place in turn: there are few, and each decision fills them hundreds of times. */
const split = new Map<string, string[]>();
const mostSplit = 1_000;
