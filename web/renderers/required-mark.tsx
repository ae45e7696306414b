import Box from '@mui/material/Box';
import { useLanguage } from '../shared/i18n/language.tsx';

/** A star for the eye, a word for the ear. */
export function RequiredMark() {
  const { t } = useLanguage();
  return (
    <>
      <Box component="span" aria-hidden="true" sx={{ color: 'error.main' }}>
        {' *'}
      </Box>
      <Box
        component="span"
        sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0 0 0 0)' }}
      >
        {` (${t('app.required')})`}
      </Box>
    </>
  );
}
