import Chip from '@mui/material/Chip';
import { lazy, Suspense, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { type CaseView, useCase } from '../../shared/api/cases.ts';
import { useWatchCase } from '../../shared/api/watch-case.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { QueueNav } from '../../workbench/queue/queue-nav.tsx';
import { stepTitle } from '../step/step-title.ts';
import { CaseNav, type CasePart, caseParts } from './case-nav.tsx';
import { Conversations } from './conversations.tsx';
import { Decisions } from './decisions.tsx';
import { EventDone } from './event-done.tsx';
import { Overview } from './overview.tsx';
import { Papers } from './papers.tsx';
import { hrefInCase } from './place-href.ts';
import { Timeline } from './timeline.tsx';
import { TurnBanner } from './turn-banner.tsx';

// The layout of a graph is only for those who look at it.
const Workflow = lazy(async () => ({ default: (await import('./workflow.tsx')).Workflow }));

/** One case: where it stands, what can be done, its forms, and why it came to be so. */
export function CasePage() {
  const { case: id = '', part: asked } = useParams();
  const { say, t } = useLanguage();
  const { data: found, error } = useCase(id);
  useWatchCase(id);
  const [refused, setRefused] = useState<unknown>(null);
  const [done, setDone] = useState<string | null>(doneBefore(useLocation().state));
  // What is shown stays when it cannot be asked for anew: somebody may be writing in a dialog above it.
  if (error && !found) {
    return (
      <Page title={t('case.title')}>
        <ProblemAlert error={error} />
      </Page>
    );
  }
  if (!found) return <Waiting />;
  const part: CasePart = caseParts.find((one) => one.id === asked)?.id ?? 'overview';
  return (
    <Page
      title={`${found.number ?? t('case.noNumber')} · ${found.company.name}`}
      beside={
        <>
          <QueueNav key={id} id={id} />
          <Chip variant="outlined" label={say(found.state.title)} />
        </>
      }
    >
      <TurnBanner found={found} />
      <EventDone found={found} type={done} onClose={() => setDone(null)} />
      <CaseNav found={found} current={part} />
      <ProblemAlert
        error={refused}
        hrefOf={(place) => hrefInCase(found, place)}
        partOf={(place) => say(stepTitle(found.forms, place))}
        onClose={() => setRefused(null)}
      />
      <Suspense fallback={<Waiting />}>
        <Part part={part} found={found} onRefused={setRefused} onDone={setDone} />
      </Suspense>
    </Page>
  );
}

interface PartProps {
  part: CasePart;
  found: CaseView;
  onRefused: (error: unknown) => void;
  /** Told which event was sent. */
  onDone: (type: string) => void;
}

/** The event that was sent from another page that led here. */
function doneBefore(state: unknown): string | null {
  const { done } = (state ?? {}) as { done?: unknown };
  return typeof done === 'string' ? done : null;
}

function Part({ part, found, onRefused, onDone }: PartProps) {
  switch (part) {
    case 'messages':
      return <Conversations found={found} />;
    case 'timeline':
      return <Timeline found={found} />;
    case 'decisions':
      return <Decisions found={found} />;
    case 'papers':
      return <Papers found={found} />;
    case 'workflow':
      return <Workflow found={found} />;
    default:
      return <Overview found={found} onRefused={onRefused} onDone={onDone} />;
  }
}
