import type { CodeCatalogue } from './entry.ts';
import { workflowNameCodes } from './workflow-names.ts';

export const workflowCodes = {
  'flow-unknown-key': {
    severity: 'error',
    title: 'A key that XState does not know',
    explanation:
      'XState ignores keys that it does not know, so that a typo takes a transition away without a word.',
  },
  'flow-course-row': {
    severity: 'error',
    title: 'A course without its id or its name',
    explanation:
      'People choose their courses from the table that `courses` of program.json names: the id is kept, the name is read.',
  },
  'flow-wrong-shape': {
    severity: 'error',
    title: 'A value of the wrong kind in the machine',
    explanation:
      'XState expects something else at this key and would stumble over it, or take it for something else.',
  },
  'flow-forbidden': {
    severity: 'error',
    title: 'A feature of XState that a program may not use',
    explanation:
      'Programs run no actors and no code: invoke, spawn, sendTo, raise, systemId, route, wildcards and events that begin with `xstate.` are refused. Effects do what has to be done outside.',
  },
  'flow-machine': {
    severity: 'error',
    title: 'A machine that XState cannot build',
    explanation: 'XState refused the machine; the message is its own.',
  },
  'flow-missing-initial': {
    severity: 'error',
    title: 'A state with states inside that begins in none of them',
    explanation: 'Add `initial`, or make the state parallel.',
  },
  'flow-duplicate-id': {
    severity: 'error',
    title: 'The same id twice',
    explanation: 'Ids of states, of lists, of the columns of a list, and of buckets name one thing each.',
  },
  'flow-unreachable-state': {
    severity: 'error',
    title: 'A state that no case can come into',
    explanation: 'No transition leads to it from where cases begin, whatever the guards say.',
  },
  'flow-dead-end': {
    severity: 'error',
    title: 'A state that a case can never leave',
    explanation: 'It has no transition, nor has a state around it, and it is not final.',
  },
  'flow-no-way-to-end': {
    severity: 'error',
    title: 'A state from which a case never comes to its end',
    explanation: 'Transitions lead on from it, but none of their ways ends in a final state of the machine.',
  },
  'flow-never-ends': {
    severity: 'warning',
    title: 'A machine without a final state',
    explanation: 'Its cases stay open for ever.',
  },
  'flow-endless-loop': {
    severity: 'error',
    title: 'Transitions that go round for ever',
    explanation:
      '`always` transitions without guards lead back to where they began, so that a step never comes to rest.',
  },
  'flow-nobody-acts': {
    severity: 'error',
    title: 'A waiting state in which nobody can act',
    explanation: 'It has no timer, and no role may send any of the events that it listens to.',
  },
  'flow-signature-unseen': {
    severity: 'error',
    title: 'A signature under something that its giver may not see',
    explanation:
      'Whoever may send an event that signs is shown first all that the signature covers. Open these steps to him in every state in which he may send it, or cover less.',
  },
  'flow-never-taken': {
    severity: 'error',
    title: 'A transition that can never be taken',
    explanation:
      'Another transition without a guard is always taken before it: an earlier one of the same event, one of every state inside, or an `always`.',
  },
  'flow-event-without-meta': {
    severity: 'warning',
    title: 'An event that no meta.events names',
    explanation: 'Nobody but the system can send it. Say its label and its roles in the state’s meta.events.',
  },
  'flow-event-without-transition': {
    severity: 'error',
    title: 'An entry in meta.events without a transition',
    explanation:
      'Neither this state nor one around or inside it listens to the event, most often because of a typo.',
  },
  'flow-missing-title': {
    severity: 'warning',
    title: 'A state without a title',
    explanation: 'People would see its key. Give the state, or one around it, a meta.title.',
  },
  'flow-form-not-dialog': {
    severity: 'error',
    title: 'An event’s form that is not a dialog',
    explanation: 'The form that gives an event its data needs the layout `dialog`.',
  },
  'flow-guard-params': {
    severity: 'error',
    title: 'A guard without the params that it needs',
    explanation:
      '`decision` needs `ruleset` and `outcome`, `and` and `or` need a list of `guards`, `not` needs a `guard`.',
  },
  'flow-guard-cycle': {
    severity: 'error',
    title: 'A guard that calls itself',
    explanation: 'Following the names of guards leads back to where it began.',
  },
  'flow-ignored-params': {
    severity: 'warning',
    title: 'Params that nothing reads',
    explanation: 'A guard defined under `guards` says all by itself; params where it is used have no effect.',
  },
  'flow-effect-params': {
    severity: 'error',
    title: 'An effect with wrong params',
    explanation:
      'Each effect has its own params; a param may be `{ "cel": … }` or `{ "decision": … }` instead of a value.',
  },
  'flow-mail-link': {
    severity: 'error',
    title: 'A mail’s link that nobody could use',
    explanation:
      'The role of a link is one of a company’s members; some state lets it fill in the link’s step and send the link’s events.',
  },
  'flow-reserved-name': {
    severity: 'error',
    title: 'A name that means something already',
    explanation:
      'Guards, effects and delays of a program may not be named like those of the platform or like a number.',
  },
  'flow-unused-name': {
    severity: 'warning',
    title: 'A guard, effect or delay that nothing uses',
    explanation: 'Delete it, or use it.',
  },
  'flow-delay-milliseconds': {
    severity: 'warning',
    title: 'A delay in milliseconds',
    explanation:
      'It runs, but it is no calendar deadline: people cannot be told what it is reckoned from. Name a delay under `delays`.',
  },
  'flow-numbering': {
    severity: 'error',
    title: 'A pattern of numbers with an unknown placeholder',
    explanation: 'Patterns know {year} and {sequence}, or {sequence:5} for five digits.',
  },
  'flow-path-moment': {
    severity: 'error',
    title: 'A moment that cannot be read',
    explanation:
      'Paths say moments as a date (2026-03-01), an instant (2026-03-01T12:00:00Z), or +15d from the last one.',
  },
  ...workflowNameCodes,
} as const satisfies CodeCatalogue;
