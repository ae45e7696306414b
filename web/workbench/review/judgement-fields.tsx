import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useState } from 'react';
import { schemaChoices } from '../../renderers/choices.ts';
import { keyPrefix } from '../../renderers/describe-value.ts';
import { Finding } from '../../renderers/field-help.tsx';
import type { StepSource } from '../../renderers/step-form.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { MarkGroup } from './mark-group.tsx';
import { messages } from './messages.ts';
import { releasedField } from './released-text.ts';
import { isCheck, type Judgement, type ReviewItem } from './review-model.ts';

interface JudgementFieldsProps {
  item: ReviewItem;
  files: StepSource;
  form: string;
  accepts: readonly string[];
  readOnly: boolean;
  onChange: (judgement: Judgement) => void;
}

/** What the reviewer says to an answer: mark, comment and points, with what is wrong beside each. */
export function JudgementFields({ item, files, form, accepts, readOnly, onChange }: JudgementFieldsProps) {
  const { language, say } = useLanguage();
  const m = useMessages(messages);
  const id = useId();
  const { judgement, property } = item;
  const at = (name: string) => releasedField(files, `${property}.${name}`, language);
  const [mark, comment, awarded] = [at('mark'), at('comment'), at('awarded')];
  const wrong = (name: string) =>
    item.findings
      .filter((one) => !isCheck(one) && one.place === `${form}.${item.step}.${property}.${name}`)
      .map((one) => say(one.message));
  // What nobody has begun is open, not wrong.
  const begun = Object.keys(judgement).length > 0;
  const [markFault] = begun ? wrong('mark') : [];
  const [commentFault] = begun ? wrong('comment') : [];
  const set = (change: Judgement) => {
    const next: Judgement = { ...judgement, ...change };
    for (const name of Object.keys(next) as (keyof Judgement)[]) {
      if (next[name] === undefined || next[name] === '') delete next[name];
    }
    onChange(next);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.25, mt: 1.5 }}>
      {mark && (
        <Box sx={{ minWidth: 0 }}>
          <MarkGroup
            name={`${id}-mark`}
            legend={mark.label ?? ''}
            choices={schemaChoices(mark.schema, keyPrefix(mark.schema, mark.path), mark.translate)}
            value={judgement.mark}
            accepts={accepts}
            readOnly={readOnly}
            describedBy={markFault ? `${id}-mark-fault` : undefined}
            onChange={(next) => set({ mark: next })}
          />
          {markFault && (
            <Box id={`${id}-mark-fault`} sx={{ mt: 0.5, fontSize: '0.85rem' }}>
              <Finding severity="error" message={markFault} />
            </Box>
          )}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'flex-start' }}>
        {awarded && (
          <Awarded
            item={item}
            label={awarded.label ?? m('awarded')}
            readOnly={readOnly}
            fault={begun ? wrong('awarded')[0] : undefined}
            onChange={(next) => set({ awarded: next })}
          />
        )}
        {comment && !readOnly && (
          <TextField
            label={comment.label}
            value={judgement.comment ?? ''}
            onChange={(event) => set({ comment: event.target.value })}
            multiline
            minRows={judgement.mark !== undefined && !accepts.includes(judgement.mark) ? 2 : 1}
            maxRows={12}
            error={commentFault !== undefined}
            helperText={
              commentFault ?? (accepts.includes(judgement.mark ?? '') ? undefined : comment.description)
            }
            slotProps={{ htmlInput: { 'data-part': 'comment' } }}
            sx={{ flex: '1 1 260px', maxWidth: '75ch' }}
          />
        )}
      </Box>
      {readOnly && judgement.comment && (
        <Typography sx={{ whiteSpace: 'pre-wrap', maxWidth: '75ch' }}>{judgement.comment}</Typography>
      )}
    </Box>
  );
}

interface AwardedProps {
  item: ReviewItem;
  label: string;
  readOnly: boolean;
  fault: string | undefined;
  onChange: (points: number | undefined) => void;
}

/** Points as they are typed: what is no number yet is kept as text and told, not sent. */
function Awarded({ item, label, readOnly, fault, onChange }: AwardedProps) {
  const { number } = useLanguage();
  const m = useMessages(messages);
  const { judgement, question } = item;
  const [text, setText] = useState(textOf(judgement.awarded));
  useEffect(() => {
    setText((typed) => (parsed(typed) === judgement.awarded ? typed : textOf(judgement.awarded)));
  }, [judgement.awarded]);
  const value = parsed(text);
  const bad = text.trim() !== '' && (value === undefined || value < 0 || value > question.points);
  const points = { claimed: number(question.claimed), points: number(question.points) };
  if (readOnly) {
    return (
      <Typography sx={{ alignSelf: 'center' }}>
        {m('labelled', { label, value: '' })}
        <strong>{number(judgement.awarded ?? question.claimed)}</strong>{' '}
        <Typography component="span" variant="body2" color="textSecondary">
          ({m('awardedOf', points)})
        </Typography>
      </Typography>
    );
  }
  return (
    <TextField
      label={label}
      value={text}
      placeholder={number(question.claimed)}
      onChange={(event) => {
        setText(event.target.value);
        const next = parsed(event.target.value);
        if (event.target.value.trim() === '') onChange(undefined);
        else if (next !== undefined && next >= 0) onChange(next);
      }}
      error={bad || fault !== undefined}
      helperText={
        bad ? m('awardedNumber', { points: number(question.points) }) : (fault ?? m('awardedOf', points))
      }
      slotProps={{
        htmlInput: { inputMode: 'decimal', 'data-part': 'awarded' },
        inputLabel: { shrink: true },
      }}
      sx={{ width: 176 }}
    />
  );
}

const textOf = (value: number | undefined) => (value === undefined ? '' : String(value));

/** A number as people type it, with comma or point. */
function parsed(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : undefined;
}
