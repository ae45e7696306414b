import { useMemo } from 'react';
import type { AnswerProblem } from '../../../engine/index.ts';
import type { FileAnswer, FormSurroundings } from '../../renderers/form-context.tsx';
import type { CaseView } from '../../shared/api/cases.ts';
import { type StepAnswer, uploadFile } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Counterpart } from './counterpart.tsx';
import type { StepAddress } from './use-autosave.ts';

interface Around {
  address: StepAddress;
  found: CaseView;
  start: StepAnswer;
  /** Findings of rules at the step's fields. */
  findings: AnswerProblem[];
  showErrors: boolean;
  target: string | undefined;
}

const pointerOf = (path: string): string => `/${path.replace(/\./g, '/')}`;

/** What the renderers may know of this step: findings, what may be changed, where files go, what stands beside. */
export function useSurroundingsOf(around: Around): FormSurroundings {
  const { address, found, start, findings, showErrors, target } = around;
  const { say } = useLanguage();
  return useMemo(() => {
    const base = `${address.form}.${address.step}`;
    const { only, choices, ticked, questions } = start;
    return {
      showErrors,
      target,
      problemsAt: (path) =>
        findings
          .filter((finding) => finding.place === `${base}.${path}`)
          .map((finding) => ({ severity: finding.severity, message: say(finding.message) })),
      mayEdit: (path) =>
        only === null || only.some((place) => place === base || `${base}.${path}.`.startsWith(`${place}.`)),
      askedFor: (path) => only?.includes(`${base}.${path}`) === true,
      choicesAt: (path) => choices[pointerOf(path)],
      tickedAt: (path) => ticked[pointerOf(path)],
      pointsAt: (path) => questions[pointerOf(path)]?.points,
      beside(path) {
        const question = questions[pointerOf(path)];
        if (!question?.counterpart) return null;
        return (
          <Counterpart
            found={found}
            question={question}
            place={question.counterpart}
            withQuestion={question.side === 'judgement'}
          />
        );
      },
      upload: (path, file, onProgress) =>
        uploadFile<FileAnswer>(address.case, address.form, address.step, pointerOf(path), file, onProgress),
      fileUrl: (file) => `/api/v1/files/${file.id}`,
    };
  }, [address, found, start, findings, showErrors, target, say]);
}
