import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { usePrograms } from '../../shared/api/programs.ts';
import { useListOptions, useQueuePageAhead } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';
import { Queue } from './queue.tsx';
import { queryOf, readState } from './queue-state.ts';

/** A list of a program as a place to work in. Its whole state is the page's address. */
export function QueuePage() {
  const t = useMessages(messages);
  const { program: programId = '', list: listId = '' } = useParams();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const programs = usePrograms();
  const options = useListOptions(programId, listId);
  const state = readState(params);
  useQueuePageAhead(queryOf(programId, listId, state), state.cursor);
  const program = programs.data?.find((one) => one.id === programId);
  const list = program?.lists.find((one) => one.id === listId);
  const standard = options.data?.views.find((view) => view.isDefault)?.query;
  const wanted = search === '' && standard ? `?${standard}` : null;
  useEffect(() => {
    // Who comes without saying what he wants to see gets his own default.
    if (wanted) navigate(wanted, { replace: true });
  }, [wanted, navigate]);
  if (programs.data && !list) {
    return (
      <Page title={t('notFound')} width="narrow">
        <Typography sx={{ mb: 2 }}>{t('notFoundHelp')}</Typography>
        <Button component={Link} to="/" variant="contained">
          {t('goHome')}
        </Button>
      </Page>
    );
  }
  const error = (!programs.data && programs.error) || (!options.data && options.error);
  if (error) return <ProblemAlert error={error} />;
  if (!program || !list || !options.data || wanted) return <Waiting />;
  return (
    <Queue
      key={`${programId}/${listId}`}
      program={program}
      list={list}
      options={options.data}
      state={state}
    />
  );
}
