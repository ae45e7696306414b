import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { memo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CaseForm } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { placeHref } from '../case/place-href.ts';
import { stepMessages } from './messages.ts';

interface MissingListProps {
  caseId: string;
  form: CaseForm;
  state: FormState | undefined;
}

/** What keeps the form from being sent: the count always in sight, the list a touch away, each entry a link. */
export const MissingList = memo(function MissingList({ caseId, form, state }: MissingListProps) {
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
  const missing = state.problems.filter(({ severity }) => severity === 'error');
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
      const base = `${form.id}.${step.id}`;
      return { step, found: missing.filter(({ place }) => place === base || place.startsWith(`${base}.`)) };
    })
    .filter(({ found }) => found.length > 0);
  const elsewhere = missing.filter((one) => !steps.some(({ found }) => found.includes(one)));
  return (
    <Box
      component="details"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', p: 1.25, fontWeight: 600 }}>
        {m('missing', { count: missing.length })}
      </Box>
      <Box
        sx={{ px: 1.25, pb: 1.25, display: 'grid', gap: 1.25, maxHeight: { md: '40vh' }, overflowY: 'auto' }}
      >
        {isOpen &&
          steps.map(({ step, found }) => (
            <Box key={step.id}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {m('missingIn', { step: say(step.title), count: found.length })}
              </Typography>
              <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: '0.875rem' }}>
                {found.map((one, index) => (
                  <li key={`${one.place} ${index + 1}`}>
                    <Link
                      component={RouterLink}
                      to={placeHref(caseId, one.place) ?? ''}
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
