import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stepMessages } from '../step/messages.ts';
import { stepsDone } from '../step/steps-done.ts';
import { Section } from './section.tsx';
import { formHref } from './step-to-fill.ts';
import { useProgramRoles } from './use-program-roles.ts';

/** What nobody has begun and the reader cannot fill in is nothing to him: it may never be asked for, and is not once the case has ended. */
const isOfInterest = ({ canEdit, steps }: CaseForm): boolean =>
  canEdit || steps.some((step) => step.canEdit || step.status !== 'empty');

/** The forms of a case, how far each is, and the place to go on. */
export function FormList({ found }: { found: CaseView }) {
  const { pair, say, t } = useLanguage();
  const m = useMessages(stepMessages);
  const { works } = useProgramRoles(found);
  const shown = found.forms.filter((form) => (works && !found.ended) || isOfInterest(form));
  return (
    <Section title={t('case.forms')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {shown.map((form) => {
          const { done, of } = stepsDone(form.steps);
          const canEdit = form.canEdit || form.steps.some((step) => step.canEdit);
          return (
            <Box component="li" key={form.id} sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
              <Box sx={{ flexGrow: 1, minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600 }}>{say(form.title)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {of > 0 ? t('case.progress', { done, of }) : m('nothingAsked')}
                </Typography>
              </Box>
              <Button
                component={Link}
                sx={{ flex: 'none' }}
                // What leads on stands above.
                variant="outlined"
                to={formHref(found, form)}
                aria-label={pair(canEdit ? t('case.fillIn') : t('case.read'), say(form.title))}
              >
                {canEdit ? t('case.fillIn') : t('case.read')}
              </Button>
            </Box>
          );
        })}
        {shown.length === 0 && <Typography color="textSecondary">{t('case.noForms')}</Typography>}
      </Box>
    </Section>
  );
}
