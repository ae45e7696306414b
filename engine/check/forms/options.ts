/** What an option of a UI schema element may be. */
export interface OptionKind {
  /** Element types that read it; everywhere when missing. */
  on?: readonly string[];
  type?: 'boolean' | 'string' | 'number' | 'list' | 'strings' | 'detail';
  /** The only values. */
  values?: readonly string[];
}

const flag: OptionKind = { type: 'boolean' };
const text: OptionKind = { type: 'string' };
const lists = ['Control', 'ListWithDetail'] as const;

/** Options that some renderer reads: JSON Forms' own, then ours. */
export const knownOptions: { readonly [name: string]: OptionKind } = {
  // JSON Forms
  multi: flag,
  format: text,
  detail: { on: lists, type: 'detail' },
  showSortButtons: { on: lists, type: 'boolean' },
  elementLabelProp: { on: lists },
  disableAdd: { on: lists, type: 'boolean' },
  disableRemove: { on: lists, type: 'boolean' },
  hideAvatar: { on: lists, type: 'boolean' },
  initCollapsed: flag,
  readonly: flag,
  readOnly: flag,
  slider: flag,
  toggle: flag,
  trim: flag,
  restrict: flag,
  focus: flag,
  hideRequiredAsterisk: flag,
  showUnfocusedDescription: flag,
  placeholder: text,
  autocomplete: {},
  suggestion: { type: 'strings' },
  enumOptions: { type: 'list' },
  variant: { values: ['stepper', 'tabs', 'heading', 'info', 'warning', 'success', 'error'] },
  showNavButtons: flag,
  vertical: flag,
  ampm: flag,
  views: { type: 'strings' },
  dateFormat: text,
  timeFormat: text,
  dateTimeFormat: text,
  dateSaveFormat: text,
  timeSaveFormat: text,
  dateTimeSaveFormat: text,
  clearLabel: text,
  cancelLabel: text,
  okLabel: text,
  useGrouping: flag,
  /** Of `format: "money"`; an ISO 4217 code. */
  currency: text,
  // Ours
  widget: {
    on: ['Control'],
    values: [
      'table',
      'file',
      'files',
      'question',
      'judgement',
      'rich-text',
      'select',
      'multi-select',
      'radio',
      'checkboxes',
    ],
  },
  /** CEL over the case that gives the texts to choose from. */
  choices: { on: ['Control'], type: 'string' },
  columns: { on: lists, type: 'strings' },
  rows: { type: 'number' },
};

/**
 * Accepted so that genuine files load, but read by nobody: dates and times are the browser's own inputs, whose
 * buttons speak the reader's language.
 */
export const spokenByBrowser: readonly string[] = ['cancelLabel', 'okLabel'];

/** UI schema elements: what each may have beside `type`, `rule` and `options`, and what it must have. */
export const knownElements: { readonly [type: string]: { may: readonly string[]; must?: string } } = {
  Control: { may: ['scope', 'label', 'i18n'], must: 'scope' },
  ListWithDetail: { may: ['scope', 'label', 'i18n'], must: 'scope' },
  VerticalLayout: { may: ['elements', 'label', 'i18n'], must: 'elements' },
  HorizontalLayout: { may: ['elements', 'label', 'i18n'], must: 'elements' },
  Group: { may: ['elements', 'label', 'i18n'], must: 'elements' },
  Categorization: { may: ['elements', 'label', 'i18n'], must: 'elements' },
  Category: { may: ['elements', 'label', 'i18n'], must: 'elements' },
  Label: { may: ['text', 'label', 'i18n'] },
};

export const knownEffects = ['SHOW', 'HIDE', 'ENABLE', 'DISABLE', 'READONLY', 'WRITABLE'] as const;

/** Endings of i18n keys behind a property's path, beside `error.<keyword>` and the values of a choice. */
export const knownKeyEndings = [
  'label',
  'description',
  'text',
  'placeholder',
  // JSON Forms' texts of lists and of combinators
  'addTooltip',
  'addAriaLabel',
  'removeTooltip',
  'removeAriaLabel',
  'upAriaLabel',
  'downAriaLabel',
  'moveUp',
  'moveDown',
  'noSelection',
  'noDataMessage',
  'deleteDialogTitle',
  'deleteDialogMessage',
  'deleteDialogAccept',
  'deleteDialogDecline',
  'clearDialogTitle',
  'clearDialogMessage',
  'clearDialogAccept',
  'clearDialogDecline',
] as const;

/** JSON Schema keywords whose faults a form may say in its own words, and ours. */
export const knownErrorKeywords = [
  'required',
  'dependentRequired',
  'dependencies',
  'type',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'minProperties',
  'maxProperties',
  'additionalProperties',
  'propertyNames',
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'x-file',
  'custom',
] as const;
