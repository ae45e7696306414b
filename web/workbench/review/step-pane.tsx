import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ConflictDialog } from '../../portal/step/conflict-dialog.tsx';
import { findingsOfStep } from '../../portal/step/findings.ts';
import { FindingsList } from '../../portal/step/findings-list.tsx';
import { focusField } from '../../portal/step/focus-field.ts';
import type { OfferedRow } from '../../portal/step/offer.tsx';
import { SaveStatusLine } from '../../portal/step/save-status-line.tsx';
import { StepNotices } from '../../portal/step/step-notices.tsx';
import { useAutosave } from '../../portal/step/use-autosave.ts';
import { useSurroundingsOf } from '../../portal/step/use-surroundings-of.tsx';
import { StepForm, type StepSource } from '../../renderers/step-form.tsx';
import type { StepData } from '../../shared/api/review.ts';
import type { StepAnswer } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { QuestionCard } from './question-card.tsx';
import { withMarks, withoutProperties } from './rest-of-step.ts';
import type { Judgement, ReviewItem } from './review-model.ts';
import type { Review } from './use-review.ts';

// Rows are offered to those who answer, not to those who judge.
const NO_OFFERS: OfferedRow[] = [];
const noOffer = () => {};

interface StepPaneProps {
  review: Review;
  user: string;
  step: string;
  files: StepSource;
  start: StepAnswer;
  /** Questions of this step that the filter lets through. */
  items: ReviewItem[];
  active: string | null;
  documentsOf: (item: ReviewItem) => number;
  onActive: (item: ReviewItem) => void;
  onEvidence: (item: ReviewItem) => void;
  onDeficiency: ((item: ReviewItem) => void) | undefined;
  onShowAll: () => void;
  /** Given the way to save at once, for a decision that is sent from here. */
  flush: { current: (() => Promise<boolean>) | null };
  /** Given the way to judge a question, for the keys of the screen. */
  judge: { current: ((item: ReviewItem, judgement: Judgement) => void) | null };
}

/** One part of the review: its questions one under another, or its fields, saved as they are filled in. */
export function StepPane(props: StepPaneProps) {
  const { review, user, step, files, start, items } = props;
  const { found, caseForm, definition, typed, saved } = review;
  const { say } = useLanguage();
  const m = useMessages(messages);
  const location = useLocation();
  const address = useMemo(() => ({ case: found.id, form: caseForm.id, step }), [found.id, caseForm.id, step]);
  const save = useAutosave(address, user, start, saved);
  const { change, shown, saves, flush } = save;
  const [data, setData] = useState<StepData>(shown);
  const latest = useRef(data);
  const put = useCallback(
    (next: StepData) => {
      latest.current = next;
      setData(next);
      typed(step, next);
    },
    [typed, step],
  );
  // Somebody else's answers, or what this browser had kept.
  useEffect(() => put(shown), [shown, put]);
  useEffect(() => focusField(location.hash.slice(1)), [location]);

  const all = useMemo(() => review.items.filter((item) => item.step === step), [review.items, step]);
  const names = all.map(({ property }) => property).join(' ');
  const rest = useMemo(() => withoutProperties(files, names ? names.split(' ') : []), [files, names]);
  const judge = (item: ReviewItem, judgement: Judgement) => {
    if (!mayEdit(item.property)) return;
    const next = { ...latest.current, [item.property]: judgement };
    if (Object.keys(judgement).length === 0) delete (next as StepData)[item.property];
    put(next);
    change(next);
  };
  const onRest = useCallback(
    (next: StepData) => {
      if (!start.canEdit) return;
      const whole = withMarks(next, latest.current, names ? names.split(' ') : []);
      put(whole);
      change(whole);
    },
    [change, put, start.canEdit, names],
  );
  props.flush.current = flush;
  props.judge.current = judge;
  const findings = useMemo(
    () => findingsOfStep(review.findings, { form: caseForm.id, step }),
    [review.findings, caseForm.id, step],
  );
  const surroundings = useSurroundingsOf({
    address,
    found,
    start,
    findings: findings.atFields,
    showErrors: false,
    target: undefined,
    offers: NO_OFFERS,
    onOffer: noOffer,
  });
  const { mayEdit: mayEditField } = surroundings;
  const mayEdit = (path: string) => start.canEdit && mayEditField(path);
  const steps = caseForm.steps.filter((one) => !one.closing);
  const next = steps[steps.findIndex(({ id }) => id === step) + 1];
  const title = say(steps.find(({ id }) => id === step)?.title);
  return (
    <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline', mb: 1.5 }}>
        <Typography variant="h2" sx={{ flexGrow: 1 }}>
          {title}
        </Typography>
        {start.canEdit && <SaveStatusLine status={save.status} saves={saves} />}
      </Box>
      {/* Which questions are open again, the cards say themselves. */}
      <StepNotices
        address={address}
        found={found}
        start={all.length > 0 && start.canEdit ? { ...start, only: null } : start}
        files={files}
        isStep
        save={save}
      />
      <FindingsList findings={findings.ofWhole.filter(({ place }) => place !== caseForm.id)} />
      {all.length > 0 && items.length === 0 && (
        <Box sx={{ mb: 2 }}>
          <Typography color="textSecondary">{m('nothingHere')}</Typography>
          <Button size="small" onClick={props.onShowAll}>
            {m('showAll')}
          </Button>
        </Box>
      )}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {items.map((item) => (
          <QuestionCard
            key={item.property}
            item={item}
            form={caseForm.id}
            review={definition}
            files={files}
            answerFiles={review.answerFiles.steps.find(({ id }) => id === item.question.answer.split('.')[1])}
            rounds={review.roundsOf(item)}
            documents={props.documentsOf(item)}
            isActive={props.active === item.property}
            readOnly={!mayEdit(item.property)}
            isKept={review.hasRounds && start.canEdit && !mayEdit(item.property)}
            onActive={() => props.onActive(item)}
            onChange={(judgement) => judge(item, judgement)}
            onEvidence={() => props.onEvidence(item)}
            onDeficiency={props.onDeficiency && (() => props.onDeficiency?.(item))}
          />
        ))}
      </Box>
      {rest && (
        <Box sx={{ mt: items.length > 0 ? 3 : 0 }}>
          <StepForm
            step={rest}
            data={shown}
            readOnly={!start.canEdit}
            surroundings={surroundings}
            drafts={save.drafts}
            onChange={onRest}
          />
        </Box>
      )}
      {next && (
        <Button
          component={Link}
          variant="outlined"
          to={`/cases/${found.id}/review/${caseForm.id}/${next.id}`}
          sx={{ mt: 3 }}
        >
          {m('nextPart', { title: say(next.title) })}
        </Button>
      )}
      {save.conflict && <ConflictDialog conflict={save.conflict} step={files} onChoose={save.resolve} />}
    </Box>
  );
}
