import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { memo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { isAt } from '../../shared/is-at.ts';
import { placeHref } from '../case/place-href.ts';
import { leftToDo } from './left-to-do.ts';
import { stepMessages } from './messages.ts';

interface MissingListProps {
  found: Pick<CaseView, 'id' | 'events' | 'roles'>;
  form: CaseForm;
  state: FormState | undefined;
}

/** What keeps the form from being sent: the count always in sight, the list a touch away, each entry a link. */
export const MissingList = memo(function MissingList({ found, form, state }: MissingListProps) {
  const { say } = useLanguage();
  const m = useMessages(stepMessages);
  // A long form that is just begun misses hundreds of answers; they are drawn for whoever looks.
  const [isOpen, setOpen] = useState(false);
  if (!state) {
    return (
      <Typography variant="body2" color="textSecondary">
        {m('missingWait')}
      </Typography>
    );
  }
  const { by, obstacles: missing } = leftToDo(found, form.id, state);
  if (missing.length === 0) {
    return (
      <Typography variant="body2" role="status">
        <span aria-hidden="true">✓ </span>
        {m('missingNone')}
      </Typography>
    );
  }
  const steps = form.steps
    .map((step) => {
      return { step, here: missing.filter(({ place }) => isAt(place, `${form.id}.${step.id}`)) };
    })
    .filter(({ here }) => here.length > 0);
  const elsewhere = missing.filter((one) => !steps.some(({ here }) => here.includes(one)));
  return (
    <Box
      component="details"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', p: 1.25, fontWeight: 600 }}>
        {m(by === 'form' ? 'missing' : 'against', { count: missing.length })}
      </Box>
      <Box
        sx={{ px: 1.25, pb: 1.25, display: 'grid', gap: 1.25, maxHeight: { md: '40vh' }, overflowY: 'auto' }}
      >
        {isOpen &&
          steps.map(({ step, here }) => (
            <Box key={step.id}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {m('missingIn', { step: say(step.title), count: here.length })}
              </Typography>
              <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: '0.875rem' }}>
                {here.map((one, index) => (
                  <li key={`${one.place} ${index + 1}`}>
                    <Link
                      component={RouterLink}
                      to={placeHref(found.id, one.place) ?? ''}
                      // A block: the bullet stands beside the first line of a link that needs several.
                      sx={{ display: 'block', py: 0.25 }}
                    >
                      {one.about && `${say(one.about)} – `}
                      {say(one.message)}
                    </Link>
                  </li>
                ))}
              </Box>
            </Box>
          ))}
        {isOpen &&
          elsewhere.map((one) => (
            <Typography key={`${one.place} ${say(one.message)}`} variant="body2">
              {say(one.message)}
            </Typography>
          ))}
      </Box>
    </Box>
  );
});
