import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { ListDefinition } from '../../../engine/index.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import {
  exportHref,
  type ListOptions,
  type QueueQuery,
  saveColumns,
  type Total,
  useListChanged,
} from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import type { QueueState } from './queue-state.ts';
import { ViewsMenu } from './views-menu.tsx';

interface QueueToolsProps {
  program: ProgramView;
  list: ListDefinition;
  options: ListOptions;
  state: QueueState;
  /** Shown now. */
  columns: ListDefinition['columns'];
  query: QueueQuery;
  total: Total | undefined;
  onChange: (state: QueueState) => void;
}

/** Beside the title: saved views, which columns, the file. */
export function QueueTools(props: QueueToolsProps) {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const { program, list, options, state, columns, query, total, onChange } = props;
  const shown = columns.map(({ id }) => id);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <ViewsMenu program={program} list={list} options={options} state={state} onChange={onChange} />
      <ColumnsMenu program={program} list={list} shown={shown} state={state} onChange={onChange} />
      <Button
        size="small"
        component="a"
        href={exportHref(query, shown, language)}
        download
        title={total?.more ? t('exportTooMany') : undefined}
      >
        {t('export')}
      </Button>
    </Box>
  );
}

interface ColumnsMenuProps {
  program: ProgramView;
  list: ListDefinition;
  shown: string[];
  state: QueueState;
  onChange: (state: QueueState, replace?: boolean) => void;
}

function ColumnsMenu({ program, list, shown, state, onChange }: ColumnsMenuProps) {
  const t = useMessages(messages);
  const { say } = useLanguage();
  const changed = useListChanged();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const keep = (ids: string[]) => {
    onChange({ ...state, columns: ids }, true);
    // Kept for the next visit; without an answer the address has it all the same.
    void saveColumns(program.id, list.id, ids)
      .then(() => changed(program.id, list.id))
      .catch(() => undefined);
  };
  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('columns')}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {list.columns.map(({ id, title }) => {
          const on = shown.includes(id);
          return (
            <MenuItem
              key={id}
              dense
              role="menuitemcheckbox"
              aria-checked={on}
              // The last one stays: a table without columns shows nothing.
              disabled={on && shown.length === 1}
              onClick={() =>
                keep(
                  list.columns
                    .map((column) => column.id)
                    .filter((one) => (one === id ? !on : shown.includes(one))),
                )
              }
            >
              <Checkbox
                size="small"
                checked={on}
                tabIndex={-1}
                disableRipple
                aria-hidden
                sx={{ p: 0, mr: 1 }}
              />
              {say(title)}
            </MenuItem>
          );
        })}
        <MenuItem dense onClick={() => keep(list.columns.map(({ id }) => id))}>
          {t('allColumns')}
        </MenuItem>
      </Menu>
    </>
  );
}
