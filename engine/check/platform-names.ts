/** Root names that every case gives its expressions, beside those of its program's forms. */
export const caseNames: readonly string[] = [
  'case',
  'company',
  'assessor',
  'previous',
  'balance',
  'today',
  'event',
  'context',
  'actor',
  'tables',
  'scorecard',
  'questions',
  'signatures',
];

/** All that expressions know beside the forms; an element of a list cannot take such a name. */
export const platformNames: readonly string[] = [...caseNames, 'parameters'];

/** Names that a form cannot have: `item` is the element that a form's expressions are at. */
export const reservedNames: readonly string[] = [...platformNames, 'item'];
