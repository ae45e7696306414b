import type { Translator } from '@jsonforms/core';
import { schemaChoices } from '../../renderers/choices.ts';
import { keyPrefix } from '../../renderers/describe-value.ts';
import { fieldId } from '../../renderers/use-field.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { messages } from './messages.ts';
import { releasedField } from './released-text.ts';
import type { ReviewItem } from './review-model.ts';
import type { Review } from './use-review.ts';

interface Keys {
  review: Review;
  active: ReviewItem | undefined;
  canJudge: boolean;
  onMove: (by: 1 | -1) => void;
  onPart: (by: 1 | -1) => void;
  onMark: (mark: string) => void;
  onEvidence: () => void;
  onDeficiency: (() => void) | null;
}

/** The keys of the review screen; they are listed with all others. */
export function useReviewKeys(keys: Keys): void {
  const { review, active, canJudge } = keys;
  const { language } = useLanguage();
  const m = useMessages(messages);
  const files = review.files.steps.find(({ id }) => id === active?.step);
  const field = active && releasedField(files, `${active.property}.mark`, language);
  const marks = field
    ? schemaChoices(field.schema, keyPrefix(field.schema, field.path), field.translate as Translator)
    : [];
  const mark = (index: number) => {
    const choice = marks[index];
    return choice && canJudge ? () => keys.onMark(String(choice.value)) : null;
  };
  const nameOf = (index: number) => m('key.mark', { mark: marks[index]?.label ?? '' });
  useShortcut('j', m('key.next'), () => keys.onMove(1));
  useShortcut('k', m('key.previous'), () => keys.onMove(-1));
  useShortcut('1', nameOf(0), mark(0));
  useShortcut('2', nameOf(1), mark(1));
  useShortcut('3', nameOf(2), mark(2));
  useShortcut('c', m('key.comment'), active && canJudge ? () => focusPart(active, 'comment') : null);
  useShortcut('a', m('key.awarded'), active && canJudge ? () => focusPart(active, 'awarded') : null);
  useShortcut('e', m('key.evidence'), active ? keys.onEvidence : null);
  useShortcut('d', m('key.deficiency'), active ? keys.onDeficiency : null);
  useShortcut(']', m('key.nextPart'), () => keys.onPart(1));
  useShortcut('[', m('key.previousPart'), () => keys.onPart(-1));
}

function focusPart(item: ReviewItem, part: string): void {
  document
    .getElementById(fieldId(item.property))
    ?.querySelector<HTMLElement>(`[data-part="${part}"]`)
    ?.focus();
}

/** Puts the focus on a question and brings its beginning into sight. */
export function focusQuestion(property: string): void {
  const card = document.getElementById(fieldId(property));
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'start' });
}
