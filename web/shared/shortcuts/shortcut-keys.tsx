import Button from '@mui/material/Button';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../i18n/messages.ts';
import { listenForShortcuts } from './listen.ts';
import { messages } from './messages.ts';
import { useShortcut } from './use-shortcut.ts';

const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));

/** Hears the keys, and opens the list of them: by `?`, or by this button on a device that has a keyboard. */
export function ShortcutKeys() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  useEffect(listenForShortcuts, []);
  useShortcut('?', t('open'), () => setOpen(true));
  useShortcut('g h', t('home'), () => navigate('/'));
  return (
    <>
      <Button
        size="small"
        onClick={() => setOpen(true)}
        sx={{
          color: 'text.primary',
          justifyContent: { xs: 'start', md: 'center' },
          // A phone has no keys to press.
          '@media (hover: none)': { display: 'none' },
        }}
      >
        {t('button')}
      </Button>
      <Suspense>{open && <ShortcutsDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
