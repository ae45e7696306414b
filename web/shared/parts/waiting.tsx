import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useLanguage } from '../i18n/language.tsx';

/** The shape of what is coming, said once to a screen reader. */
export function Waiting({ lines = 5 }: { lines?: number }) {
  const { t } = useLanguage();
  return (
    <Box role="status" aria-label={t('app.loading')} sx={{ p: 3 }}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={`line-${index + 1}`} height={34} width={`${95 - index * 9}%`} />
      ))}
    </Box>
  );
}
