import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { placeHref } from '../case/place-href.ts';
import { stepMessages } from './messages.ts';
import { stepTitle } from './step-title.ts';

interface WayBackProps {
  found: Pick<CaseView, 'id' | 'forms'>;
  /** The place of the answer whose row was begun here; null for who came another way. */
  from: string | null;
}

/** Who was led here from an answer goes on where he was. */
export function WayBack({ found, from }: WayBackProps) {
  const { say } = useLanguage();
  const m = useMessages(stepMessages);
  const title = from === null ? undefined : stepTitle(found.forms, from);
  const to = from === null ? undefined : placeHref(found.id, from, { show: false });
  if (title === undefined || to === undefined) return null;
  return (
    <Button component={Link} to={to} variant="contained">
      {m('wayBack', { step: say(title) })}
    </Button>
  );
}
