import Box from '@mui/material/Box';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { ColumnTarget, FaultsElsewhere, PastedCell, type PreviewProps } from './pasted-cell.tsx';
import { cellOf } from './table-style.ts';

/** The preview where there is no room for columns side by side: one under another, each row a card. */
export function PasteCards(props: PreviewProps) {
  const { headings, fields, targets, rows } = props;
  const { pair } = useLanguage();
  const m = useMessages(messages);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {targets.map((_, column) => (
        // Columns of a pasted text have no name but their place.
        <Box key={`${column + 1}`} sx={{ overflowWrap: 'anywhere' }}>
          <Box sx={{ typography: 'body2', fontWeight: 600 }}>
            {m('paste.goesTo', { column: headings[column] ?? '' })}
          </Box>
          <ColumnTarget {...props} column={column} />
        </Box>
      ))}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {rows.map((row) => (
          <Box
            component="li"
            key={row.line}
            sx={{
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              p: 1,
              typography: 'body2',
              overflowWrap: 'anywhere',
            }}
          >
            <Box sx={{ fontWeight: 600 }}>{`${m('paste.line')} ${row.line}`}</Box>
            <FaultsElsewhere {...props} row={row} />
            {targets.map((name, column) => {
              const field = name ? cellOf(fields, name) : undefined;
              return (
                field && (
                  <div key={`${column + 1}`}>
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {pair(field.label, '')}
                    </Box>
                    <PastedCell row={row} field={field} />
                  </div>
                )
              );
            })}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
