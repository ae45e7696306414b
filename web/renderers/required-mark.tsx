import Box from '@mui/material/Box';
import { useLanguage } from '../shared/i18n/language.tsx';
import { unseen } from './unseen.ts';

/** A star for the eye, a word for the ear. */
export function RequiredMark() {
  const { t } = useLanguage();
  return (
    <>
      <Box component="span" aria-hidden="true" sx={{ color: 'error.main' }}>
        {' *'}
      </Box>
      <Box component="span" sx={unseen}>
        {` (${t('app.required')})`}
      </Box>
    </>
  );
}
