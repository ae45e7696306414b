import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { Fragment, useSyncExternalStore } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { messages } from './messages.ts';
import { acting, registered, shortcutsOn, subscribe, turnShortcuts } from './registry.ts';

/** The keys that act on the page below, and the switch that turns them off. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const on = useSyncExternalStore(subscribe, shortcutsOn);
  const shortcuts = acting(useSyncExternalStore(subscribe, registered));
  return (
    <Dialog open onClose={onClose} aria-labelledby="shortcuts-title" fullWidth maxWidth="xs">
      <DialogTitle id="shortcuts-title">{t('title')}</DialogTitle>
      <DialogContent>
        <Typography color="textSecondary" sx={{ mb: 1.5 }}>
          {t('intro')}
        </Typography>
        <Box
          component="dl"
          sx={{
            display: 'grid',
            gridTemplateColumns: 'max-content 1fr',
            gap: 1,
            columnGap: 2,
            m: 0,
            mb: 2,
            opacity: on ? 1 : 0.7,
          }}
        >
          {shortcuts.map(({ keys, label }) => (
            <Fragment key={keys}>
              <Box component="dt">
                <Keys keys={keys} />
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {label}
              </Box>
            </Fragment>
          ))}
        </Box>
        <FormControlLabel
          control={<Switch checked={on} onChange={(_, checked) => turnShortcuts(checked)} />}
          label={t('on')}
        />
        <FormHelperText>{t('onHelp')}</FormHelperText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Keys as they stand on the keyboard. */
function Keys({ keys }: { keys: string }) {
  const t = useMessages(messages);
  const named = (key: string) =>
    key === 'Enter' || key === 'Escape' ? t(key) : key === ' ' ? t('space') : key;
  return keys.split(/(?<=.) (?=.)/).map((key, index) => (
    <Fragment key={`${index + 1}-${key}`}>
      {index > 0 && ` ${t('next')} `}
      <Box
        component="kbd"
        sx={{
          px: 0.75,
          py: 0.25,
          border: 1,
          borderColor: 'divider',
          borderRadius: 0.5,
          bgcolor: 'action.hover',
          fontFamily: 'inherit',
          fontSize: '0.85rem',
        }}
      >
        {named(key)}
      </Box>
    </Fragment>
  ));
}
