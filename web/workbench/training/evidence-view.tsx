import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';

/** Fetched with the first PDF that is looked at. */
const PdfView = lazy(() => import('../review/pdf-view.tsx').then((found) => ({ default: found.PdfView })));

/** Evidence of a record in its place, a picture or a PDF; anything else to download. */
export function EvidenceView({ file, name }: { file: string; name: string }) {
  const say = useMessages(messages);
  const [failed, setFailed] = useState(false);
  const url = `/api/v1/files/${file}`;
  const picture = /\.(png|jpe?g|gif|webp)$/i.test(name);
  const pdf = /\.pdf$/i.test(name);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1, minWidth: 0 }}>
      {picture && !failed && (
        <Box
          component="img"
          src={url}
          alt={say('picture', { name })}
          onError={() => setFailed(true)}
          sx={{
            maxWidth: '100%',
            maxHeight: '50vh',
            objectFit: 'contain',
            justifySelf: 'start',
            border: 1,
            borderColor: 'divider',
          }}
        />
      )}
      {pdf && (
        <Suspense fallback={<Waiting lines={4} />}>
          <PdfView url={url} name={name} />
        </Suspense>
      )}
      {((!picture && !pdf) || failed) && <Typography>{say('noPreview')}</Typography>}
      <Link href={url} download={name} sx={{ overflowWrap: 'anywhere', justifySelf: 'start' }}>
        {say('download', { name })}
      </Link>
    </Box>
  );
}
