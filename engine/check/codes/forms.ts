import type { CodeCatalogue } from './entry.ts';

export const formCodes = {
  'form-missing-step-file': {
    severity: 'error',
    title: 'A step whose file does not exist',
    explanation: 'form.json lists a step with a file that is not in the form’s folder.',
  },
  'form-missing-ref': {
    severity: 'error',
    title: 'A `$ref` that points at nothing',
    explanation:
      'A `$ref` names a file that is not in the release, or a place that the file does not have. Files are named relative to the file that holds the `$ref`.',
  },
  'form-reserved-name': {
    severity: 'error',
    title: 'A form or step named like something that is there already',
    explanation:
      'Expressions see every form under its own name, beside `case`, `company`, `today` and others. A form of the same name would hide them. Names such as `constructor` are found in every object, and no step can have them, either.',
  },
  'form-invalid-id': {
    severity: 'error',
    title: 'A name that expressions cannot spell',
    explanation:
      'Names of forms and steps begin with a lower-case letter and go on with letters and digits, so that an expression can say `form.step.property`.',
  },
  'form-duplicate-step': {
    severity: 'error',
    title: 'Two steps of the same name',
    explanation: 'Steps of one form need different ids: answers are kept under them.',
  },
  'form-unknown-ruleset': {
    severity: 'error',
    title: 'Checks that name a ruleset that does not exist',
    explanation: '`checks` lists rulesets of the same program by the name of their file without `.json`.',
  },
  'form-unknown-outcome': {
    severity: 'warning',
    title: 'A check whose outcome is none of error, warning, note',
    explanation:
      'A form shows the outcomes `error`, `warning` and `note` of the rulesets in its `checks`. Others are not shown there; a ruleset that has none of the three, or one that nothing decides by, is there by mistake.',
  },
  'form-unknown-prefill-step': {
    severity: 'error',
    title: 'First values for a step that the form does not have',
    explanation: 'The keys of `prefill` are step ids of the same form.',
  },
  'form-unknown-prefill-property': {
    severity: 'error',
    title: 'A first value for a property that the step does not have',
    explanation: 'The keys below a step in `prefill` are properties of the step’s schema.',
  },
  'form-first-value-of-the-day': {
    severity: 'warning',
    title: 'A first value of the day in a step that is signed',
    explanation:
      'A signature covers what is shown, first values included. One that reads `today` is another on the next day: unless somebody saves the step before it is signed, the signature ends by itself at midnight. Let the day be written, or leave the step out of what is signed.',
  },
  'form-unknown-offer': {
    severity: 'error',
    title: 'An offer that leads to no table',
    explanation: '`offers` in form.json name a table of the same form and one of its columns.',
  },
  'form-unknown-review': {
    severity: 'error',
    title: 'A review that names what does not exist',
    explanation:
      '`review` in form.json names forms and steps, marks, rulesets with their outcomes, and columns of a table; each must be there.',
  },
  'form-invalid-schema': {
    severity: 'error',
    title: 'A JSON Schema that cannot be used',
    explanation: 'The validator refuses the step’s `schema`; its own words are given.',
  },
  'form-unsafe-pattern': {
    severity: 'error',
    title: 'A pattern that the linear-time engine refuses',
    explanation:
      'Patterns are run by RE2, which takes time in proportion to the text. It has no look-ahead, look-behind or back-references: say it with several simpler patterns.',
  },
  'form-unknown-element': {
    severity: 'error',
    title: 'An unknown kind of UI schema element',
    explanation:
      'The UI schema knows Control, VerticalLayout, HorizontalLayout, Group, Categorization, Category, Label and ListWithDetail.',
  },
  'form-invalid-element': {
    severity: 'error',
    title: 'A UI schema element that lacks what it needs',
    explanation:
      'A Control needs a `scope`, a layout its `elements`, a Label its `text`, and a Categorization holds only Categories.',
  },
  'form-unknown-element-property': {
    severity: 'error',
    title: 'A property that UI schema elements do not have',
    explanation: 'JSON Forms ignores such a property without a word; most often it is a typo.',
  },
  'form-unknown-scope': {
    severity: 'error',
    title: 'A control whose scope points at nothing',
    explanation: 'The scope is a JSON pointer into the step’s `schema`, such as `#/properties/name`.',
  },
  'form-unknown-format': {
    severity: 'error',
    title: 'A format that the validator does not know',
    explanation:
      'The validator would accept any text at an unknown `format`. Known are those of JSON Schema and the names of our widgets.',
  },
  'form-unknown-option': {
    severity: 'error',
    title: 'An unknown option',
    explanation:
      'No renderer reads this option. The known ones stand in engine/check/forms/options.ts: those of JSON Forms and our own.',
  },
  'form-invalid-option': {
    severity: 'error',
    title: 'An option with a value that it cannot have',
    explanation: 'The option exists, but not with this value; the allowed ones are given.',
  },
  'form-unknown-effect': {
    severity: 'error',
    title: 'A UI schema rule with an unknown effect',
    explanation:
      'Effects are SHOW, HIDE, ENABLE, DISABLE, READONLY and WRITABLE. JSON Forms ignores any other.',
  },
  'form-unknown-condition': {
    severity: 'error',
    title: 'A UI schema rule with an unknown kind of condition',
    explanation:
      'JSON Forms takes a condition that it does not know for true. Use a `schema` with a `scope`, or the types LEAF, AND, OR.',
  },
  'form-unknown-condition-scope': {
    severity: 'error',
    title: 'A condition whose scope points at nothing',
    explanation: 'The scope of a condition is a JSON pointer into the same schema that the control’s is.',
  },
  'form-self-hiding': {
    severity: 'warning',
    title: 'A control hidden by its own value',
    explanation:
      'A rule on a control reads the control’s own value: once hidden, hidden answers are dropped at submission and the rule decides anew.',
  },
  'form-readonly-without-prefill': {
    severity: 'warning',
    title: 'A read-only property that nothing fills in',
    explanation:
      'The property is `readOnly`, and form.json gives no first value for it; nobody can ever fill it in.',
  },
  'form-required-not-shown': {
    severity: 'error',
    title: 'A required property that no control shows',
    explanation:
      'The schema requires the property, but the UI schema has no control for it and nothing fills it in: the form could never be completed.',
  },
  'form-unknown-file-type': {
    severity: 'error',
    title: 'A file type that uploads cannot check',
    explanation:
      '`x-file.types` lists file types by extension; each must be one whose content can be recognized.',
  },
} as const satisfies CodeCatalogue;
