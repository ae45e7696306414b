import { useMemo } from 'react';
import type { AnswerProblem } from '../../../engine/index.ts';
import type { FileAnswer, FormSurroundings } from '../../renderers/form-context.tsx';
import type { CaseView } from '../../shared/api/cases.ts';
import type { StepAnswer } from '../../shared/api/steps.ts';
import { uploadInParts } from '../../shared/api/uploads.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Counterpart } from './counterpart.tsx';
import { same } from './merge-answers.ts';
import { moreAbout } from './more-about.tsx';
import { Offer, type OfferedRow } from './offer.tsx';
import type { StepAddress } from './use-autosave.ts';

interface Around {
  address: StepAddress;
  found: CaseView;
  start: StepAnswer;
  /** Findings of rules at the step's fields. */
  findings: AnswerProblem[];
  showErrors: boolean;
  target: string | undefined;
  offers: readonly OfferedRow[];
  onOffer: (offer: OfferedRow) => void;
}

const pointerOf = (path: string): string => `/${path.replace(/\./g, '/')}`;

/** What the renderers may know of this step: findings, what may be changed, where files go, what stands beside. */
export function useSurroundingsOf(around: Around): FormSurroundings {
  const { address, found, start, findings, showErrors, target, offers, onOffer } = around;
  const { say } = useLanguage();
  return useMemo(() => {
    const base = `${address.form}.${address.step}`;
    const { only, choices, ticked, questions, former } = start;
    return {
      showErrors,
      target,
      problemsAt: (path) =>
        findings
          .filter((finding) => finding.place === `${base}.${path}`)
          .map((finding) => ({
            severity: finding.severity,
            message: say(finding.message),
            more: moreAbout(finding),
          })),
      mayEdit: (path) =>
        only === null || only.some((place) => place === base || `${base}.${path}.`.startsWith(`${place}.`)),
      askedFor: (path) => only?.includes(`${base}.${path}`) === true,
      choicesAt: (path) => choices[pointerOf(path)],
      tickedAt: (path) => ticked[pointerOf(path)],
      pointsAt: (path) => questions[pointerOf(path)]?.points,
      beside(path) {
        const question = questions[pointerOf(path)];
        const own = offers.filter((offer) => offer.at === `${base}.${path}`);
        if (!question?.counterpart && own.length === 0) return null;
        return (
          <>
            {question?.counterpart && (
              <Counterpart
                found={found}
                question={question}
                place={question.counterpart}
                withQuestion={question.side === 'judgement'}
              />
            )}
            {own.map((offer) => (
              <Offer key={offer.to} caseId={address.case} offer={offer} onTake={onOffer} />
            ))}
          </>
        );
      },
      // In a round of corrections: what stood there when the form was sent last.
      formerAt(path, present) {
        if (only === null || former === null) return undefined;
        const before = valueAt(former, path);
        return same(before, present) ? undefined : { value: before };
      },
      upload: (path, file, watch) =>
        uploadInParts<FileAnswer>({ ...address, pointer: pointerOf(path) }, file, watch),
      fileUrl: (file) => `/api/v1/files/${file.id}`,
    };
  }, [address, found, start, findings, showErrors, target, offers, onOffer, say]);
}

function valueAt(data: Record<string, unknown>, path: string): unknown {
  let at: unknown = data;
  for (const part of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[part];
  return at;
}
