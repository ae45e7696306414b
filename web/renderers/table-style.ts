/** A plain table in the design's tokens; what is too wide scrolls. */
export const tableStyle = {
  overflow: 'auto',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  '& table': { borderCollapse: 'collapse', width: '100%', fontSize: '0.875rem', lineHeight: 1.43 },
  '& th': { textAlign: 'left', verticalAlign: 'bottom', fontWeight: 600, px: 2, py: 1 },
  '& td': { verticalAlign: 'top', px: 2, py: 1, maxWidth: 360, overflowWrap: 'break-word' },
  // The first column names the row: long headings of the others must not leave it a word's width.
  '& tbody td:first-of-type': { minWidth: 128 },
  '& tbody tr': { borderTop: 1, borderColor: 'divider' },
} as const;

/** The one of that name. */
export const cellOf = <Named extends { name: string }>(list: readonly Named[], name: string) =>
  list.find((one) => one.name === name);
