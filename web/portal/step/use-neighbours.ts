import { useNavigate } from 'react-router';
import { type CaseForm, type CaseView, useCaseChanged } from '../../shared/api/cases.ts';
import { useStepAhead } from '../../shared/api/steps.ts';
import type { useAutosave } from './use-autosave.ts';

/** Longest time, in milliseconds, that a step stays in view for the next one to be read. */
const PATIENCE = 300;

/** The steps before and after one, and the way to them. */
export function useNeighbours(
  found: CaseView,
  form: CaseForm,
  current: string,
  save: ReturnType<typeof useAutosave>,
) {
  const navigate = useNavigate();
  const caseChanged = useCaseChanged();
  const ahead = useStepAhead(found.id, form.id, found.state.id);
  const steps = form.steps.filter((step) => !step.closing).map((step) => step.id);
  const at = steps.indexOf(current);
  const next = at < 0 ? undefined : steps[at + 1];

  async function open(step: string): Promise<void> {
    await save.flush();
    // This step stays in view until the other one is there, unless that takes long enough to be told so.
    await Promise.race([ahead(step), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    navigate(`/cases/${found.id}/forms/${form.id}/${step}`);
    if (save.state().saves > 0) void caseChanged(found.id);
  }

  return {
    /** Whether the step is one of those that are filled in, one after another. */
    isStep: at >= 0,
    next,
    before: steps[at - 1],
    /** What a button does that opens a step; who moves to it is about to. */
    turnTo(step: string) {
      const soon = () => void ahead(step);
      return { onPointerEnter: soon, onFocus: soon, onClick: () => void open(step) };
    },
  };
}
