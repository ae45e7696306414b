import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import Snackbar from '@mui/material/Snackbar';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { EventButtons } from '../../portal/case/event-buttons.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { useCaseChanged } from '../../shared/api/cases.ts';
import { useStep } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useMe } from '../../shared/session.ts';
import { Beside } from './beside-step.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { DeficiencyDialog } from './deficiency-dialog.tsx';
import { evidenceOf } from './evidence.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import { LatestNotice } from './latest-notice.tsx';
import { messages } from './messages.ts';
import { PartList } from './part-list.tsx';
import { releasedField } from './released-text.ts';
import { ReviewHeader } from './review-header.tsx';
import { reviewHref } from './review-href.ts';
import { type Filter, filters, type Judgement, passes, type ReviewItem } from './review-model.ts';
import { ScorePanel } from './score-panel.tsx';
import { StepPane } from './step-pane.tsx';
import { StillToDo } from './still-to-do.tsx';
import { isUnlooked, unlookedTitle } from './unlooked.ts';
import type { Review } from './use-review.ts';
import { focusQuestion, useReviewKeys } from './use-review-keys.ts';
import { type Area, WorkAreas } from './work-areas.tsx';

/** The review at one of its parts: what is chosen, filtered and at hand, and the three areas that show it. */
export function Workspace({ review, step }: { review: Review; step: string }) {
  const { found, caseForm, definition, files, items, standing } = review;
  const words = useLanguage();
  const { say, language } = words;
  const m = useMessages(messages);
  const { me } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useCaseChanged();
  const [area, setArea] = useState<Area>('questions');
  const [filter, setFilter] = useState<Filter>('all');
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

  const passing = useMemo(
    () => items.filter((item) => passes(item, filter, definition)),
    [items, filter, definition],
  );
  // A question does not vanish under the hands of him who judges it: what was here stays until he goes on.
  const [held, setHeld] = useState<{ at: string; names: string[] }>({ at: '', names: [] });
  const here = passing.filter((item) => item.step === step);
  const at = `${step} ${filter}`;
  useEffect(() => {
    setHeld((before) => (before.at === at ? before : { at, names: here.map(({ property }) => property) }));
  });
  const visible = items.filter(
    (item) =>
      item.step === step && (here.includes(item) || (held.at === at && held.names.includes(item.property))),
  );
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
  const partOf = (place: string) => say(steps.find(({ id }) => place.split('.')[1] === id)?.title);
  const hrefOf = (place: string) => reviewHref(found.id, caseForm.id, items, place);
  const labelOf = (place: string) => {
    const item = items.find(({ question }) => `${place}.`.startsWith(`${question.review}.`));
    const part = steps.find(({ id }) => place.split('.')[1] === id);
    return say(item?.question.title ?? part?.title ?? caseForm.title);
  };
  const parts = (
    <>
      <Paper sx={{ p: 1.5, mb: 1.5 }}>
        <ScorePanel standing={standing} items={items} />
      </Paper>
      <TextField
        select
        label={m('filter.title')}
        value={filter}
        onChange={(event) => setFilter(event.target.value as Filter)}
        sx={{ mb: 1 }}
      >
        {filters.map((one) => (
          <MenuItem key={one} value={one}>
            {`${m(`filter.${one}`)} (${items.filter((item) => passes(item, one, definition)).length})`}
          </MenuItem>
        ))}
      </TextField>
      <PartList
        caseId={found.id}
        form={caseForm}
        items={items}
        passing={passing}
        standing={standing}
        current={step}
        filter={filter}
      />
      <Box sx={{ mt: 2, px: 1 }}>
        <ChecksPanel
          findings={[...items.flatMap((item) => item.findings.filter(isUnlooked)), ...review.findings]}
          titles={[unlookedTitle, ...standing.checks]}
          labelOf={labelOf}
          hrefOf={hrefOf}
        />
      </Box>
    </>
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
        <Paper component="section" aria-labelledby="review-decision" sx={{ p: 2, mt: 3 }}>
          <Typography id="review-decision" variant="h2" sx={{ mb: 1.5 }}>
            {m('decide')}
          </Typography>
          <StillToDo items={items} onShow={showOpen} />
          <ProblemAlert error={refused} hrefOf={hrefOf} partOf={partOf} onClose={() => setRefused(null)} />
          <EventButtons
            found={found}
            before={async () => flush.current?.()}
            hrefOf={hrefOf}
            onRefused={setRefused}
            onDone={({ type }) => navigate(`/cases/${found.id}`, { state: { done: type } })}
          />
        </Paper>
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
