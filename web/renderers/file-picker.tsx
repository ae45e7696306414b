import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, useRef, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { DropArea } from './drop-area.tsx';
import { FileInput } from './file-input.tsx';
import { type FileLimits, limitText, PICTURES } from './file-limits.ts';
import { FileList } from './file-list.tsx';
import { type FileAnswer, useSurroundings } from './form-context.tsx';
import { messages } from './messages.ts';
import { SendingList } from './sending-list.tsx';
import { unseen } from './unseen.ts';
import { useUploads } from './use-uploads.ts';

interface FilePickerProps {
  path: string;
  label: string;
  files: FileAnswer[];
  limits: FileLimits;
  most: number;
  readOnly: boolean;
  onChange: (files: FileAnswer[]) => void;
}

/** Stored files and ways to add one: a button, dropping it here, on a phone the camera. */
export function FilePicker({ path, label, files, limits, most, readOnly, onChange }: FilePickerProps) {
  const { pair, t, size } = useLanguage();
  const m = useMessages(messages);
  const around = useSurroundings();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  const helpId = useId();
  const isTouch = useMediaQuery('(pointer: coarse)');
  const latest = useRef(files);
  latest.current = files;
  const uploads = useUploads({
    path,
    limits,
    onArrived(stored) {
      const next = most === 1 ? [stored] : [...latest.current, stored];
      // Several may arrive before the form has drawn the first of them.
      latest.current = next;
      setSaid(m('file.arrived', { name: stored.name }));
      onChange(next);
    },
  });
  const room = most === 1 ? 1 : most - files.length - uploads.list.filter((one) => !one.refused).length;
  const isOpen = !readOnly && around.upload !== undefined && room > 0;
  const choose = most === 1 ? t('file.choose') : m('file.chooseSeveral');
  const action = files.length && most === 1 ? t('file.replace') : choose;
  const types = limits.types?.map((type) => `.${type}`).join(',');
  const pictures = limits.types?.filter((type) => [...PICTURES, 'jpeg', 'heic'].includes(type)) ?? [];

  function take(chosen: readonly File[]) {
    setSaid(chosen.length > room ? m('file.tooMany', { count: room }) : '');
    uploads.send(chosen.slice(0, room));
  }
  return (
    <Box>
      <FileList
        files={files}
        readOnly={readOnly}
        onRemove={(file) => {
          onChange(files.filter((one) => one.id !== file.id));
          setSaid(t('file.removed', { name: file.name }));
          button.current?.focus();
        }}
      />
      {files.length === 0 && readOnly && <Typography color="textSecondary">{t('app.none')}</Typography>}
      <SendingList list={uploads.list} onAgain={uploads.again} onForget={uploads.forget} />
      <Box role="status" sx={unseen}>
        {said}
      </Box>
      {isOpen && (
        <DropArea onDrop={take} sx={{ mt: files.length ? 1 : 0.5 }}>
          <FileInput input={input} label={label} accept={types} multiple={room > 1} onTake={take} />
          <Button
            ref={button}
            size="small"
            variant="outlined"
            aria-label={pair(action, label)}
            aria-describedby={helpId}
            onClick={() => input.current?.click()}
          >
            {action}
          </Button>
          {isTouch && pictures.length > 0 && (
            <>
              <FileInput input={camera} label={label} accept="image/*" capture="environment" onTake={take} />
              <Button
                size="small"
                aria-label={pair(m('file.photo'), label)}
                onClick={() => camera.current?.click()}
              >
                {m('file.photo')}
              </Button>
            </>
          )}
          <Typography id={helpId} variant="body2" color="textSecondary" component="span">
            {!isTouch && `${m(room > 1 ? 'file.dropSeveral' : 'file.drop')} · `}
            {limitText(limits, t, size)}
          </Typography>
        </DropArea>
      )}
    </Box>
  );
}
