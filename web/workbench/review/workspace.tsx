import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Snackbar from '@mui/material/Snackbar';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldId } from '../../renderers/use-field.ts';
import { useCaseChanged } from '../../shared/api/cases.ts';
import { useStep } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useMe } from '../../shared/session.ts';
import { Beside } from './beside-step.tsx';
import { DecisionSection } from './decision-section.tsx';
import { DeficiencyDialog } from './deficiency-dialog.tsx';
import { evidenceOf } from './evidence.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import { LatestNotice } from './latest-notice.tsx';
import { messages } from './messages.ts';
import { releasedField } from './released-text.ts';
import { ReviewHeader } from './review-header.tsx';
import { reviewHref } from './review-href.ts';
import { type Filter, type Judgement, passes, type ReviewItem } from './review-model.ts';
import { ReviewOverview } from './review-overview.tsx';
import { StepPane } from './step-pane.tsx';
import type { Review } from './use-review.ts';
import { focusQuestion, useReviewKeys } from './use-review-keys.ts';
import { useShownItems } from './use-shown-items.ts';
import { type Area, WorkAreas } from './work-areas.tsx';

/** The review at one of its parts: what is chosen, filtered and at hand, and the three areas that show it. */
export function Workspace({ review, step }: { review: Review; step: string }) {
  const { found, caseForm, definition, files, items } = review;
  const words = useLanguage();
  const { say, language } = words;
  const m = useMessages(messages);
  const { me } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useCaseChanged();
  const [area, setArea] = useState<Area>('questions');
  const [activeName, setActive] = useState<string | null>(null);
  const [noting, setNoting] = useState<ReviewItem | null>(null);
  const [added, setAdded] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const flush = useRef<(() => Promise<boolean>) | null>(null);
  const judge = useRef<((item: ReviewItem, judgement: Judgement) => void) | null>(null);
  const side = useRef<HTMLDivElement>(null);
  const answer = useStep(found.id, caseForm.id, step, found.state.id);
  const title = say(caseForm.title);
  useEffect(() => {
    document.title = `${title} ${found.number ?? ''} · Attest`;
  }, [title, found.number]);

  const { filter, setFilter, passing, visible } = useShownItems(review, step);
  const active = visible.find(({ property }) => property === activeName) ?? visible[0];
  const evidence = (item: ReviewItem) => {
    const [, answerStep, ...path] = item.question.answer.split('.');
    const source = review.answerFiles.steps.find(({ id }) => id === answerStep);
    const field = releasedField(source, path.join('.'), language);
    if (!field) return [];
    return evidenceOf(item.answer, field.schema, field.root, field.path, field.translate, words);
  };
  const steps = caseForm.steps.filter((one) => !one.closing);
  const index = steps.findIndex(({ id }) => id === step);
  const isLast = index === steps.length - 1;
  const go = (to: string, property?: string) =>
    navigate(`/cases/${found.id}/review/${caseForm.id}/${to}${property ? `#${fieldId(property)}` : ''}`);
  const fits = (id: string) => filter === 'all' || passing.some((item) => item.step === id);
  const goPart = (by: 1 | -1) => {
    const order = by === 1 ? steps.slice(index + 1) : steps.slice(0, Math.max(index, 0)).reverse();
    const next = order.find(({ id }) => fits(id));
    if (next) go(next.id, passing.find((item) => item.step === next.id)?.property);
  };
  useReviewKeys({
    review,
    active,
    canJudge: answer.data?.canEdit === true,
    onMove(by) {
      // From outside the questions, the way in is the one at hand.
      const inside = document.activeElement?.closest('[data-question]') !== null;
      const now = active ? visible.indexOf(active) : -1;
      const next = visible[inside ? now + by : Math.max(now, 0)];
      if (next) {
        setActive(next.property);
        focusQuestion(next.property);
      } else goPart(by);
    },
    onPart: goPart,
    onMark: (mark) => active && judge.current?.(active, { ...active.judgement, mark }),
    onEvidence: () => showEvidence(),
    onDeficiency: definition.deficiencies && mayNote() ? () => active && setNoting(active) : null,
  });
  function mayNote(): boolean {
    return steps.some((one) => one.id === definition.deficiencies?.step && one.canEdit);
  }
  function showEvidence() {
    setArea('evidence');
    setTimeout(() => side.current?.focus(), 0);
  }
  function showOpen(only: Filter) {
    setFilter(only);
    const first = items.find((item) => passes(item, only, definition));
    if (first) go(first.step, first.property);
  }
  const stepFiles = files.steps.find(({ id }) => id === step);
  const beside = definition.beside?.[step] ?? [];
  const hasQuestions = items.some((item) => item.step === step);
  const hrefOf = (place: string) => reviewHref(found.id, caseForm.id, items, place);
  const parts = (
    <ReviewOverview
      review={review}
      step={step}
      filter={filter}
      onFilter={setFilter}
      passing={passing}
      hrefOf={hrefOf}
    />
  );
  const questions = (
    <Box sx={{ minWidth: 0 }}>
      {answer.error ? <ProblemAlert error={answer.error} /> : null}
      {answer.data && stepFiles && !answer.isFetching ? (
        <StepPane
          key={`${found.id}/${caseForm.id}/${step}/${found.state.id}`}
          review={review}
          user={me?.id ?? ''}
          step={step}
          files={stepFiles}
          start={answer.data}
          items={visible}
          active={active?.property ?? null}
          documentsOf={(item) => evidence(item).length}
          onActive={(item) => setActive(item.property)}
          onEvidence={(item) => {
            setActive(item.property);
            showEvidence();
          }}
          onDeficiency={definition.deficiencies && mayNote() ? setNoting : undefined}
          onShowAll={() => setFilter('all')}
          flush={flush}
          judge={judge}
        />
      ) : (
        !answer.error && <Waiting lines={8} />
      )}
      {isLast && found.events.length > 0 && (
        <DecisionSection
          review={review}
          onShow={showOpen}
          hrefOf={hrefOf}
          before={async () => flush.current?.()}
          refused={refused}
          onRefused={setRefused}
        />
      )}
    </Box>
  );
  const documents = (
    <Paper sx={{ p: 1.5 }}>
      {hasQuestions ? (
        <EvidencePanel
          key={active?.question.id ?? ''}
          title={active ? say(active.question.title) : null}
          evidence={active ? evidence(active) : []}
        />
      ) : (
        <>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {m('beside')}
          </Typography>
          {beside.map((place) => (
            <Beside key={place} found={found} place={place} />
          ))}
        </>
      )}
    </Paper>
  );
  const hasSide = hasQuestions || beside.length > 0;
  return (
    <Box sx={{ px: { xs: 1.5, sm: 2.5 }, py: 2, maxWidth: 1900, mx: 'auto' }}>
      <ReviewHeader
        found={found}
        title={title}
        plainHref={`/cases/${found.id}/forms/${caseForm.id}/${step}`}
      />
      <LatestNotice found={found} />
      <WorkAreas
        parts={parts}
        questions={questions}
        evidence={hasSide ? documents : null}
        sideTitle={m(hasQuestions || beside.length === 0 ? 'tabEvidence' : 'beside')}
        side={side}
        shown={area}
        onShow={setArea}
      />
      {noting && definition.deficiencies && (
        <DeficiencyDialog
          caseId={found.id}
          form={caseForm.id}
          where={definition.deficiencies}
          files={files.steps.find(({ id }) => id === definition.deficiencies?.step)}
          question={{ id: noting.question.id, title: say(noting.question.title) }}
          onClose={() => setNoting(null)}
          onAdded={() => {
            setNoting(null);
            setAdded(true);
            review.saved();
            void queries.invalidateQueries({ queryKey: ['answers', found.id, caseForm.id] });
            void changed(found.id);
          }}
        />
      )}
      <Snackbar
        open={added}
        autoHideDuration={5000}
        onClose={() => setAdded(false)}
        message={m('deficiencyAdded')}
      />
    </Box>
  );
}
