export type { CodeEntry } from './check/codes/entry.ts';
export { type ProblemCode, problemCodes } from './check/codes.ts';
export { type CheckedProgram, checkProgram, checkProgramFiles } from './check/index.ts';
export { canonicalJson, hashBytes, hashJson } from './load/hash.ts';
export { openRelease, ReleaseTampered, ReleaseUnreadable } from './load/open-release.ts';
export { listPrograms, readProgramFolder } from './load/read-folder.ts';
export { loadRelease, manifestOf, releaseHash } from './load/release.ts';
export type * from './model/index.ts';
export { formAccess, type StepAccess, stepsInView } from './run/access.ts';
export {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  endOfDay,
  isCalendarDate,
  monthsBetween,
  noonOf,
  todayIn,
} from './run/calendar.ts';
export { checkEventData } from './run/check-event-data.ts';
export { checkFormRules } from './run/check-form.ts';
export { checkStep, type StepInput, type StepResult } from './run/check-step.ts';
export { checkSubmission, type SubmissionInput, type SubmissionResult } from './run/check-submission.ts';
export { type ChoiceTitles, factTitles, inTitles, summaryTitles } from './run/choice-titles.ts';
export { stepChoices } from './run/choices.ts';
export { type CompiledRuleset, compileRuleset } from './run/closures.ts';
export { type Course, coursesOf } from './run/courses.ts';
export { dateColumns } from './run/date-columns.ts';
export { decide } from './run/decide.ts';
export { type DueDate, dueDates, isMilliseconds, recomputeDue } from './run/due-dates.ts';
export { caseFromExample, emptyCase } from './run/empty-case.ts';
export { type EvaluateOptions, EvaluatorsDisagree, evaluateRuleset, hashOfFacts } from './run/evaluate.ts';
export { type ExampleResult, runExamples } from './run/examples.ts';
export { expressionFunctions } from './run/expression-functions.ts';
export {
  type CompiledExpression,
  compileExpression,
  ExpressionError,
  type ExpressionResult,
  evaluateExpression,
  type Roots,
} from './run/expressions.ts';
export { evaluateFacts, type FactsOptions, parametersOf } from './run/facts.ts';
export { fileLimits } from './run/file-limits.ts';
export { type FileLimits, knownFileTypes } from './run/file-types.ts';
export { fireTimer } from './run/fire-timer.ts';
export { type FormatOptions, formatValue, textIn } from './run/format-value.ts';
export {
  type HistoryHead,
  historyEntry,
  historyHash,
  recordEntry,
  verifyChain,
} from './run/history.ts';
export { isTurnOf } from './run/is-turn-of.ts';
export { type RenderedLetter, renderLetter } from './run/letter.ts';
export { formatNumber } from './run/numbering.ts';
export { offeredEvents } from './run/offered-events.ts';
export { type OfferedRow, offeredRows, type StepProgress, stepProgress } from './run/offers.ts';
export { workflowOutline } from './run/outline.ts';
export { withFixtures } from './run/path-fixtures.ts';
export { type PathFailure, type PathResult, readPaths, runPaths } from './run/paths.ts';
export { isAt, valueAtPlace } from './run/places.ts';
export { prefillStep } from './run/prefill.ts';
export { type ReplayResult, replayCase } from './run/replay.ts';
export { reviewsToFill } from './run/reviews-to-fill.ts';
export { expressionRoots, type RootsOptions } from './run/roots.ts';
export { type ScoreOf, score } from './run/score.ts';
export {
  type GivenSignature,
  givenSignatures,
  type NamedStep,
  signatureHash,
  signedSteps,
} from './run/signatures.ts';
export { start } from './run/start.ts';
export { type StateView, statesIn, stateView } from './run/state-view.ts';
export { tickedValues } from './run/ticked.ts';
export { isUnseen, seenLength } from './run/unseen-text.ts';
export { possibleTurns, turnHangsOnContext, whoseTurn } from './run/whose-turn.ts';
export { type FormatName, formats } from './schemas/index.ts';
