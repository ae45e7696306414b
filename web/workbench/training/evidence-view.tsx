import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';

/** Evidence of a record: a picture in its place, anything else to download. */
export function EvidenceView({ file, name }: { file: string | null; name: string | null }) {
  const say = useMessages(messages);
  const picture = /\.(png|jpe?g|gif|webp)$/i.test(name ?? '');
  const { data } = useQuery({
    queryKey: ['evidence', file],
    queryFn: async () => (await fetch(`/api/v1/files/${file}`)).blob(),
    enabled: file !== null && picture,
  });
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!data) return undefined;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (file === null) return <Typography color="textSecondary">{say('noEvidence')}</Typography>;
  const shownName = name ?? file;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {picture && !address && <Waiting lines={3} />}
      {address && (
        <Box
          component="img"
          src={address}
          alt={say('picture', { name: shownName })}
          sx={{
            maxWidth: '100%',
            maxHeight: '45vh',
            objectFit: 'contain',
            border: 1,
            borderColor: 'divider',
          }}
        />
      )}
      <Link href={`/api/v1/files/${file}`} download={shownName} sx={{ overflowWrap: 'anywhere' }}>
        {say('download', { name: shownName })}
      </Link>
    </Box>
  );
}
