import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { type Evidence, lookOf } from './evidence.ts';
import { messages } from './messages.ts';

// The reader of PDFs is large and loads when the first one is looked at.
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }));

interface EvidencePanelProps {
  /** Short name of the question; null when none is chosen. */
  title: string | null;
  evidence: Evidence[];
}

/** The documents of the question at hand: one is shown in place, the others a click away. */
export function EvidencePanel({ title, evidence }: EvidencePanelProps) {
  const m = useMessages(messages);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = evidence.find(({ file }) => file.id === chosen) ?? evidence[0];
  return (
    <Box>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title === null ? m('evidence') : m('evidenceOf', { title })}
      </Typography>
      {evidence.length === 0 && (
        <Typography color="textSecondary">
          {title === null ? m('chooseQuestion') : m('noEvidence')}
        </Typography>
      )}
      {evidence.length > 1 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1, p: 0, display: 'grid', gap: 0.25 }}>
          {evidence.map(({ file }) => (
            <li key={file.id}>
              <Box
                component="button"
                type="button"
                aria-pressed={file.id === shown?.file.id}
                onClick={() => setChosen(file.id)}
                sx={{
                  width: 1,
                  minHeight: 28,
                  textAlign: 'left',
                  font: 'inherit',
                  color: 'inherit',
                  border: 1,
                  borderColor: file.id === shown?.file.id ? 'primary.main' : 'divider',
                  borderRadius: 1,
                  bgcolor: file.id === shown?.file.id ? 'action.selected' : 'transparent',
                  px: 1,
                  cursor: 'pointer',
                  overflowWrap: 'anywhere',
                }}
              >
                {file.name}
              </Box>
            </li>
          ))}
        </Box>
      )}
      {shown && <Shown key={shown.file.id} evidence={shown} />}
    </Box>
  );
}

function Shown({ evidence: { file, details } }: { evidence: Evidence }) {
  const { size } = useLanguage();
  const m = useMessages(messages);
  const url = `/api/v1/files/${file.id}`;
  const look = lookOf(file);
  const [failed, setFailed] = useState(false);
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Box component="figcaption" sx={{ mb: 1 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{file.name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {[
            ...details.map(({ label, value }) => m('labelled', { label, value })),
            file.size > 0 ? size(file.size) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <Link href={url} sx={{ display: 'inline-block', minHeight: 24 }}>
          {m('download')}
        </Link>
      </Box>
      {look === 'none' && <Typography>{m('noPreview')}</Typography>}
      {look === 'picture' &&
        (failed ? (
          <Typography>{m('previewFailed')}</Typography>
        ) : (
          <Box
            component="img"
            src={url}
            alt={file.name}
            onError={() => setFailed(true)}
            sx={{ display: 'block', maxWidth: 1, height: 'auto', border: 1, borderColor: 'divider' }}
          />
        ))}
      {look === 'pdf' && (
        <Suspense fallback={<Waiting lines={4} />}>
          <PdfView url={url} name={file.name} />
        </Suspense>
      )}
    </Box>
  );
}
