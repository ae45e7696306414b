import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { isPicture } from './file-limits.ts';
import { type FileAnswer, useSurroundings } from './form-context.tsx';
import { RowButton } from './inputs.tsx';
import { messages } from './messages.ts';
import { PictureDialog } from './picture-dialog.tsx';

interface FileListProps {
  files: FileAnswer[];
  readOnly: boolean;
  onRemove: (file: FileAnswer) => void;
}

/** Stored files: a picture by its small image, which a press enlarges; others by name, kind and size. */
export function FileList({ files, readOnly, onRemove }: FileListProps) {
  const { t, size } = useLanguage();
  const { fileUrl } = useSurroundings();
  const [large, setLarge] = useState<FileAnswer | null>(null);
  return (
    <>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 0.75,
          // A long name makes room for what can be done with the file.
          gridTemplateColumns: 'minmax(0, 1fr)',
        }}
      >
        {files.map((file) => (
          <Box
            component="li"
            key={file.id}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}
          >
            <Thumbnail file={file} onOpen={() => setLarge(file)} />
            <Box sx={{ minWidth: 0 }}>
              <Link href={fileUrl(file)} sx={{ overflowWrap: 'anywhere' }}>
                {file.name}
              </Link>
              <Typography variant="body2" color="textSecondary">
                {size(file.size)}
              </Typography>
            </Box>
            {!readOnly && (
              <RowButton
                type="button"
                data-tone="danger"
                style={{ flex: 'none' }}
                onClick={() => onRemove(file)}
                aria-label={t('file.remove', { name: file.name })}
              >
                {t('app.delete')}
              </RowButton>
            )}
          </Box>
        ))}
      </Box>
      {large && <PictureDialog file={large} onClose={() => setLarge(null)} />}
    </>
  );
}

const SIDE = 44;

function Thumbnail({ file, onOpen }: { file: FileAnswer; onOpen: () => void }) {
  const m = useMessages(messages);
  const { fileUrl } = useSurroundings();
  const [broken, setBroken] = useState(false);
  const ending = file.name.split('.').at(-1)?.slice(0, 4).toUpperCase() ?? '';
  if (!isPicture(file.type) || broken) {
    return (
      <Box
        aria-hidden="true"
        sx={{
          flex: 'none',
          width: SIDE,
          height: SIDE,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          display: 'grid',
          placeItems: 'center',
          fontSize: '0.7rem',
          fontWeight: 700,
          color: 'text.secondary',
        }}
      >
        {ending}
      </Box>
    );
  }
  return (
    <RowButton
      type="button"
      onClick={onOpen}
      aria-label={m('file.open', { name: file.name })}
      style={{ padding: 0, flex: 'none', lineHeight: 0 }}
    >
      <Box
        component="img"
        src={fileUrl(file)}
        alt=""
        loading="lazy"
        onError={() => setBroken(true)}
        sx={{
          width: SIDE,
          height: SIDE,
          objectFit: 'cover',
          borderRadius: 1,
          border: 1,
          borderColor: 'divider',
        }}
      />
    </RowButton>
  );
}
