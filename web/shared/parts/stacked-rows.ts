/**
 * For a table of `td`s with `data-label`: on a narrow screen each row stands as a block of its own, every
 * value with its column's name.
 */
export const stackedRows = {
  '@media (max-width: 640px)': {
    '& thead': { display: 'none' },
    '& tbody, & tr': { display: 'block' },
    '& tr': { borderBottom: 1, borderColor: 'divider', py: 1 },
    '& td': {
      display: 'flex',
      flexDirection: 'row',
      alignItems: 'baseline',
      gap: 1.5,
      border: 0,
      px: 0,
      py: 0.4,
      justifyContent: 'space-between',
      textAlign: 'right',
    },
    '& td[data-label]::before': {
      content: 'attr(data-label)',
      color: 'text.secondary',
      textAlign: 'left',
      // A name is read whole: the value beside it breaks first.
      flexShrink: 0,
      maxWidth: '50%',
    },
  },
};
