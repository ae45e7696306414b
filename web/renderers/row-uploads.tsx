import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { DropArea } from './drop-area.tsx';
import { FileInput } from './file-input.tsx';
import { type FileLimits, limitText } from './file-limits.ts';
import { type FileAnswer, useSurroundings } from './form-context.tsx';
import { messages } from './messages.ts';
import { SendingList } from './sending-list.tsx';
import { unseen } from './unseen.ts';
import { useUploads } from './use-uploads.ts';

interface RowUploadsProps {
  /** Of the file in a row that is still to come. */
  path: string;
  label: string;
  limits: FileLimits;
  /** How many more rows fit. */
  room: number;
  /** `isAlone`: the only file, sent by somebody who still waits here for it. */
  onArrived: (file: FileAnswer, isAlone: boolean) => void;
}

/** Under a table whose rows hold a file each: documents are chosen or dropped here, and each makes its row. */
export function RowUploads({ path, label, limits, room, onArrived }: RowUploadsProps) {
  const { t, size, pair } = useLanguage();
  const m = useMessages(messages);
  const around = useSurroundings();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const helpId = useId();
  const many = useRef(false);
  const uploads = useUploads({
    path,
    limits,
    onArrived(stored) {
      setSaid(m('file.arrived', { name: stored.name }));
      const at = document.activeElement;
      onArrived(stored, !many.current && (at === document.body || box.current?.contains(at) === true));
    },
  });
  const left = room - uploads.list.filter((one) => !one.refused).length;
  if (!around.upload || room <= 0) return null;
  const take = (chosen: readonly File[]) => {
    setSaid(chosen.length > left ? m('file.tooMany', { count: left }) : '');
    many.current = uploads.isSending || chosen.length > 1;
    uploads.send(chosen.slice(0, left));
  };
  const types = limits.types?.map((type) => `.${type}`).join(',');
  return (
    <Box ref={box} sx={{ mt: 1 }}>
      <SendingList list={uploads.list} onAgain={uploads.again} onForget={uploads.forget} />
      <Box role="status" sx={unseen}>
        {said}
      </Box>
      <DropArea onDrop={take}>
        <FileInput input={input} label={label} accept={types} multiple={left > 1} onTake={take} />
        <Button
          size="small"
          variant="outlined"
          disabled={left <= 0}
          aria-label={pair(m('file.attach'), label)}
          aria-describedby={helpId}
          onClick={() => input.current?.click()}
        >
          {m('file.attach')}
        </Button>
        <Typography id={helpId} variant="body2" color="textSecondary" component="span">
          {m('file.attachHelp')} {limitText(limits, t, size)}
        </Typography>
      </DropArea>
    </Box>
  );
}
