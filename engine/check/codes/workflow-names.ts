import type { CodeCatalogue } from './entry.ts';

/** Names in a workflow that nothing has; each problem gives the nearest name that something has. */
export const workflowNameCodes = {
  'flow-unknown-target': {
    severity: 'error',
    title: 'A transition to a state that does not exist',
    explanation:
      'Targets are a sibling’s key, `.child` for a state inside, `#id` for any state, each with dots for states further in.',
  },
  'flow-unknown-guard': {
    severity: 'error',
    title: 'A guard that does not exist',
    explanation: 'Guards are decision, and, or, not, and those under `guards`.',
  },
  'flow-unknown-effect': {
    severity: 'error',
    title: 'An effect that does not exist',
    explanation: 'Actions are the platform’s effects and those under `effects`.',
  },
  'flow-unknown-delay': {
    severity: 'error',
    title: 'A delay that does not exist',
    explanation: 'XState would fire it at once. Define it under `delays`.',
  },
  'flow-unknown-ruleset': {
    severity: 'error',
    title: 'A ruleset that does not exist',
    explanation: 'Rulesets are the files in the program’s rules folder, without `.json`.',
  },
  'flow-unknown-outcome': {
    severity: 'error',
    title: 'An outcome that no rule of the ruleset has',
    explanation: 'Outcomes are the types of the rules’ events. A guard on another one would never hold.',
  },
  'flow-unknown-parameter': {
    severity: 'error',
    title: 'A parameter that the ruleset does not have',
    explanation: 'Paths may give other values only to parameters that exist.',
  },
  'flow-unknown-letter': {
    severity: 'error',
    title: 'A letter that does not exist',
    explanation: 'Letters are the entries of letters/letters.json.',
  },
  'flow-unknown-form': {
    severity: 'error',
    title: 'A form that does not exist',
    explanation: 'Forms are the folders in the program’s forms folder.',
  },
  'flow-unknown-step': {
    severity: 'error',
    title: 'A step that the form does not have',
    explanation: 'Steps are the entries of form.json.',
  },
  'flow-unknown-signature': {
    severity: 'error',
    title: 'A signature that does not exist',
    explanation: 'Signatures are the entries of `signatures` in program.json, with what each of them covers.',
  },
  'flow-unknown-role': {
    severity: 'error',
    title: 'A role that does not exist',
    explanation:
      'Roles are those of program.json, and `system` where something acts; a bucket’s are among those of its list.',
  },
  'flow-unknown-context': {
    severity: 'error',
    title: 'A value that the machine’s context does not have',
    explanation: 'Every value that `set` changes needs a first value in the machine’s `context`.',
  },
  'flow-unknown-tag': {
    severity: 'error',
    title: 'A tag that no state has',
    explanation: 'Lists and payment find cases by the tags of their states.',
  },
  'flow-unknown-event': {
    severity: 'error',
    title: 'An event that the machine does not listen to',
    explanation: 'Lists, payment and `notBy` may only name events that some state has a transition for.',
  },
  'flow-unknown-list': {
    severity: 'error',
    title: 'A list that does not exist',
    explanation: 'A bucket is a part of one of the `lists` of program.json.',
  },
  'flow-unknown-column': {
    severity: 'error',
    title: 'A column that does not exist',
    explanation:
      'Columns show number, company, assessor, assignee, state, openedOn, submittedOn, nextDue or summary.<name>; sort and filters name columns of the same list.',
  },
  'flow-unknown-zone': {
    severity: 'error',
    title: 'A time zone that does not exist',
    explanation: 'Time zones are named as in the IANA database.',
  },
  'flow-unknown-state': {
    severity: 'error',
    title: 'A state that the machine does not have',
    explanation: 'Paths, and lists that call a state otherwise, name states by their dotted path.',
  },
  'flow-unknown-table': {
    severity: 'error',
    title: 'A table that does not exist',
    explanation: 'Tables are the entries of tables.json.',
  },
  'flow-unknown-refusal': {
    severity: 'error',
    title: 'A refusal that the platform does not know',
    explanation:
      'Refusals are ended, unknown-event, wrong-state, wrong-role, wrong-person, invalid-data, incomplete, rules and stale.',
  },
} as const satisfies CodeCatalogue;
