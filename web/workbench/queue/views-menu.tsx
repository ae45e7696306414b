import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Snackbar from '@mui/material/Snackbar';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ListDefinition } from '../../../engine/index.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import {
  type ListOptions,
  type ListView,
  removeView,
  updateView,
  useListChanged,
} from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';
import { type QueueState, readState, sameView, stateSearch, viewSearch } from './queue-state.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';

interface ViewsMenuProps {
  program: ProgramView;
  list: ListDefinition;
  options: ListOptions;
  state: QueueState;
  onChange: (state: QueueState) => void;
}

/** The reader's own views of the list: go to one, keep what is shown, change or remove the one that is open. */
export function ViewsMenu({ program, list, options, state, onChange }: ViewsMenuProps) {
  const { pair } = useLanguage();
  const t = useMessages(messages);
  const navigate = useNavigate();
  const changed = useListChanged();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState(false);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const shown = viewSearch(state);
  const open =
    options.views.find((view) => sameView(view.query, shown)) ??
    options.views.find((view) => view.id === openId);
  const done = async (words: string) => {
    await changed(program.id, list.id);
    setSaid(words);
  };
  const act = (work: () => Promise<unknown>, words: string) => {
    setAnchor(null);
    setError(null);
    work()
      .then(() => done(words))
      .catch(setError);
  };
  const goTo = (view: ListView) => {
    setAnchor(null);
    setOpenId(view.id);
    navigate({ search: stateSearch(readState(new URLSearchParams(view.query))) });
  };
  const plain = () => {
    setAnchor(null);
    setOpenId(null);
    onChange(readState(new URLSearchParams()));
  };
  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {open ? pair(t('views'), open.name) : t('views')}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {options.views.length === 0 && (
          <MenuItem dense disabled sx={{ '&.Mui-disabled': { opacity: 1, color: 'text.secondary' } }}>
            {t('noViews')}
          </MenuItem>
        )}
        {options.views.map((view) => (
          <MenuItem key={view.id} dense selected={view.id === open?.id} onClick={() => goTo(view)}>
            <ListItemText primary={view.name} secondary={view.isDefault ? t('isDefault') : undefined} />
          </MenuItem>
        ))}
        {options.views.length > 0 && (
          <MenuItem dense onClick={plain}>
            {t('plain')}
          </MenuItem>
        )}
        <Divider />
        <MenuItem
          dense
          onClick={() => {
            setAnchor(null);
            setNaming(true);
          }}
        >
          {t('saveView')}
        </MenuItem>
        {open && !sameView(open.query, shown) && (
          <MenuItem dense onClick={() => act(() => updateView({ ...open, query: shown }), t('viewSaved'))}>
            {t('update', { name: open.name })}
          </MenuItem>
        )}
        {open && (
          <MenuItem
            dense
            onClick={() => act(() => updateView({ ...open, isDefault: !open.isDefault }), t('viewSaved'))}
          >
            {t(open.isDefault ? 'noDefault' : 'makeDefault', { name: open.name })}
          </MenuItem>
        )}
        {open && (
          <MenuItem dense onClick={() => act(() => removeView(open.id), t('viewRemoved'))}>
            {t('removeView', { name: open.name })}
          </MenuItem>
        )}
      </Menu>
      {naming && (
        <SaveViewDialog
          program={program.id}
          list={list.id}
          query={shown}
          onClose={() => setNaming(false)}
          onSaved={(view) => {
            setNaming(false);
            setOpenId(view.id);
            void done(t('viewSaved'));
          }}
        />
      )}
      <ProblemAlert error={error} onClose={() => setError(null)} />
      <Snackbar open={said !== ''} autoHideDuration={5000} onClose={() => setSaid('')} message={said} />
    </>
  );
}
