import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';
import { formHref, formToFill } from './step-to-fill.ts';

/** The forms of a case, how far each is, and the place to go on. */
export function FormList({ found }: { found: CaseView }) {
  const { pair, say, t } = useLanguage();
  // One button of the page leads on; what stands above already leads to this form.
  const leading = formToFill(found)?.form.id;
  return (
    <Section title={t('case.forms')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {found.forms.map((form) => {
          const steps = form.steps.filter((step) => !step.closing);
          const done = steps.filter((step) => step.status === 'complete').length;
          const canEdit = form.canEdit || form.steps.some((step) => step.canEdit);
          return (
            <Box component="li" key={form.id} sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
              <Box sx={{ flexGrow: 1, minWidth: 0 }}>
                <Typography sx={{ fontWeight: 600 }}>{say(form.title)}</Typography>
                <Typography variant="body2" color="textSecondary">
                  {t('case.progress', { done, of: steps.length })}
                </Typography>
              </Box>
              <Button
                component={Link}
                sx={{ flex: 'none' }}
                variant={canEdit && form.id !== leading ? 'contained' : 'outlined'}
                to={formHref(found, form)}
                aria-label={pair(canEdit ? t('case.fillIn') : t('case.read'), say(form.title))}
              >
                {canEdit ? t('case.fillIn') : t('case.read')}
              </Button>
            </Box>
          );
        })}
        {found.forms.length === 0 && <Typography color="textSecondary">{t('case.noForms')}</Typography>}
      </Box>
    </Section>
  );
}
