import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import {
  giveUpEffect,
  type QueuedEffect,
  retryEffect,
  retryEffects,
  useOutbox,
} from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { FormDialog, ReasonDialog } from '../../shared/parts/form-dialog.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { CaseLink, EffectDialog } from './effect-parts.tsx';
import { effectRemedy, effectWords, messages } from './messages.ts';
import { useAction } from './use-action.ts';

/** What failed for good: try again, one or all of a kind, or give up with a reason. */
export function DeadSection() {
  const { pair, moment } = useLanguage();
  const say = useMessages(messages);
  const [type, setType] = useState('');
  const [shown, setShown] = useState<QueuedEffect | null>(null);
  const [givingUp, setGivingUp] = useState<QueuedEffect | null>(null);
  const [retryingAll, setRetryingAll] = useState(false);
  const [cursors, setCursors] = useState<string[]>([]);
  const cursor = cursors.at(-1);
  const { data, error } = useOutbox({ status: 'dead', type, ...(cursor === undefined ? {} : { cursor }) });
  const { act, actInDialog, said, error: refused } = useAction();
  const kinds = (data?.types ?? []).filter((one) => one.status === 'dead');
  const count = kinds.find((one) => one.type === type)?.count ?? 0;
  const words = effectWords(say, type);
  return (
    <>
      <Said said={said} error={error ?? refused} />
      {kinds.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2, alignItems: 'center' }}>
          <FilterSelect
            label={say('kind')}
            value={type}
            onChange={(next) => {
              setType(next);
              setCursors([]);
            }}
            width={260}
            choices={[
              ['', say('every')],
              ...kinds.map((one) => [one.type, `${effectWords(say, one.type)} (${one.count})`] as const),
            ]}
          />
          {type !== '' && count > 0 && (
            <Button variant="outlined" onClick={() => setRetryingAll(true)}>
              {say('retryAll', { count })}
            </Button>
          )}
        </Box>
      )}
      <RecordTable
        label={say('dead')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('noDead')}
        columns={[
          { title: say('kind'), show: (row) => effectWords(say, row.type) },
          { title: say('case'), show: (row) => <CaseLink caseId={row.caseId} label={row.caseNumber} /> },
          { title: say('created'), oneLine: true, show: (row) => moment(row.createdAt) },
          { title: say('attempts'), right: true, show: (row) => row.attempts },
          { title: say('error'), show: (row) => row.lastError ?? '–' },
          { title: say('todo'), show: (row) => effectRemedy(say, row.type) },
        ]}
        actions={(row) => {
          const name = effectWords(say, row.type);
          return (
            <>
              <Button size="small" onClick={() => setShown(row)} aria-label={say('showOf', { what: name })}>
                {say('show')}
              </Button>
              <Button
                size="small"
                onClick={() => setGivingUp(row)}
                aria-label={pair(say('giveUp'), name)}
                color="error"
              >
                {say('giveUp')}
              </Button>
              <Button
                size="small"
                variant="outlined"
                aria-label={pair(say('retry'), name)}
                onClick={() => act(() => retryEffect(row.id), say('retried'))}
              >
                {say('retry')}
              </Button>
            </>
          );
        }}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
      {shown && <EffectDialog effect={shown} onClose={() => setShown(null)} />}
      {givingUp && (
        <ReasonDialog
          title={say('giveUpTitle')}
          help={say('giveUpHelp')}
          label={say('reason')}
          submit={say('giveUp')}
          color="error"
          onSubmit={(reason) => actInDialog(() => giveUpEffect(givingUp.id, reason), say('givenUp'))}
          onClose={() => setGivingUp(null)}
        />
      )}
      {retryingAll && (
        <FormDialog
          title={say('retryAllTitle', { count })}
          submit={say('retryAll', { count })}
          onSubmit={() => actInDialog(() => retryEffects(type, count), say('retried'))}
          onClose={() => setRetryingAll(false)}
        >
          <Typography>{say('retryAllHelp', { count, kind: words })}</Typography>
        </FormDialog>
      )}
    </>
  );
}
