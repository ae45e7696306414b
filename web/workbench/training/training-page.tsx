import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import {
  type HeldRecord,
  type TrainingStatus,
  unverifyTraining,
  useHeldTraining,
} from '../../shared/api/training.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { Said } from '../../shared/parts/said.tsx';
import type { Me } from '../../shared/session.ts';
import { CheckDialog } from './check-dialog.tsx';
import { messages } from './messages.ts';

const statuses: TrainingStatus[] = ['waiting', 'verified', 'expired', 'rejected'];

/** Staff look at the training that people recorded and say what they could confirm. */
export function TrainingPage({ me }: { me: Me }) {
  const { pair, t, date, say: text } = useLanguage();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const [query, setQuery] = useSearchParams();
  // Of one person everything, of all what waits.
  const user = query.get('user') ?? '';
  const [chosen, setStatus] = useState<TrainingStatus | '' | null>(null);
  const status = chosen ?? (user === '' ? 'waiting' : '');
  const [search, setSearch] = useState('');
  const [cursors, setCursors] = useState<string[]>([]);
  const [checked, setChecked] = useState<HeldRecord | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const q = useDeferredValue(search);
  const cursor = cursors.at(-1);
  const { data, error } = useHeldTraining({ status, q, user, ...(cursor === undefined ? {} : { cursor }) });
  async function finished(words: string) {
    setSaid(words);
    await queries.invalidateQueries({ queryKey: ['held-training'] });
  }
  async function takeBack(record: HeldRecord) {
    setRefused(null);
    try {
      await unverifyTraining(record.id);
      await finished(say('takenBack'));
    } catch (caught) {
      setRefused(caught);
    }
  }
  return (
    <Page title={t('training.title')}>
      <Typography color="textSecondary" sx={{ mb: 2, maxWidth: 760 }}>
        {say('help')}
      </Typography>
      <Said said={said} error={error ?? refused} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <FilterSelect
          label={say('status')}
          value={status}
          onChange={(next) => {
            setStatus(statuses.find((one) => one === next) ?? '');
            setCursors([]);
          }}
          choices={[...statuses.map((one) => [one, say(one)] as const), ['', say('every')]]}
        />
        <PlainField
          name="q"
          type="search"
          label={say('search')}
          value={search}
          onText={(text) => {
            setSearch(text);
            setCursors([]);
          }}
          sx={{ maxWidth: { sm: 320 } }}
        />
        {user !== '' && (
          <Button onClick={() => setQuery({})}>
            {data?.items[0] ? say('of', { name: data.items[0].holder.name }) : say('showAll')} ✕
          </Button>
        )}
      </Box>
      <RecordTable
        label={t('training.title')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={status === 'waiting' ? say('nothingWaiting') : say('nothing')}
        columns={[
          {
            title: say('person'),
            show: (row) => (
              <>
                {me.administrator ? (
                  <Link component={RouterLink} to={`/users/${row.holder.id}`} sx={{ fontWeight: 600 }}>
                    {row.holder.name}
                  </Link>
                ) : (
                  <strong>{row.holder.name}</strong>
                )}
                <br />
                <MailAddress address={row.holder.email} />
              </>
            ),
          },
          { title: say('course'), show: (row) => text(row.title) },
          { title: say('completed'), show: (row) => date(row.completedOn) },
          { title: say('evidence'), show: (row) => row.evidenceName ?? say('none') },
          ...(status === 'rejected' || status === ''
            ? [{ title: say('reason'), show: (row: HeldRecord) => row.rejected?.reason ?? '–' }]
            : []),
          ...(status === 'verified' || status === 'expired' || status === ''
            ? [
                { title: say('verifiedOn'), show: (row: HeldRecord) => <Confirmed record={row} /> },
                {
                  title: say('until'),
                  show: (row: HeldRecord) =>
                    row.verified === null ? '–' : date(row.verified.until) || say('forever'),
                },
              ]
            : []),
        ]}
        actions={(row) => {
          const about = `${row.holder.name}, ${text(row.title)}`;
          return (
            <>
              {row.verified && (
                <Button size="small" onClick={() => takeBack(row)} aria-label={pair(say('takeBack'), about)}>
                  {say('takeBack')}
                </Button>
              )}
              <Button
                size="small"
                variant="outlined"
                onClick={() => setChecked(row)}
                aria-label={pair(say('check'), about)}
              >
                {say('check')}
              </Button>
            </>
          );
        }}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
      {checked && (
        <CheckDialog
          record={checked}
          onClose={() => setChecked(null)}
          onDone={async (words) => {
            setChecked(null);
            await finished(words);
          }}
        />
      )}
    </Page>
  );
}

/** When and by whom, and why where nothing showed the course. */
function Confirmed({ record: { verified, checkedBy } }: { record: HeldRecord }) {
  const { date } = useLanguage();
  const say = useMessages(messages);
  if (verified === null) return <>–</>;
  return (
    <>
      {checkedBy === null ? date(verified.at) : say('by', { date: date(verified.at), name: checkedBy })}
      {verified.note !== null && (
        <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
          {say('noteOf', { note: verified.note })}
        </Typography>
      )}
    </>
  );
}
