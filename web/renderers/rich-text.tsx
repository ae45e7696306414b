import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Fragment } from 'react';
import { parseMarkup, type Run } from './rich-markup.ts';

/** Rich text to read. Only what the markup knows is ever made of it. */
export function RichText({ markup }: { markup: string }) {
  return (
    <Box sx={richStyle}>
      {parseMarkup(markup).map((block, index) => {
        // Blocks of a text have no name but their place.
        const key = `${index + 1}`;
        if (block.kind === 'paragraph') {
          return (
            <p key={key}>
              <Runs runs={block.runs} />
            </p>
          );
        }
        const List = block.kind === 'bullets' ? 'ul' : 'ol';
        return (
          <List key={key}>
            {block.items.map((item, at) => (
              <li key={`${at + 1}`}>
                <Runs runs={item} />
              </li>
            ))}
          </List>
        );
      })}
    </Box>
  );
}

/** The same in the editor and to read. */
export const richStyle = {
  maxWidth: '75ch',
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
  '& p': { m: 0, '& + *': { mt: 1 } },
  '& ul, & ol': { my: 0, pl: 3, '& + *': { mt: 1 } },
  '& li > p': { m: 0 },
  '& a': { color: 'primary.main' },
} as const;

function Runs({ runs }: { runs: Run[] }) {
  return runs.map(({ text, bold, italic, href }, index) => {
    const slanted = italic ? <em>{text}</em> : text;
    const said = bold ? <strong>{slanted}</strong> : slanted;
    return (
      <Fragment key={`${index + 1}`}>
        {href ? (
          <Link href={href} target="_blank" rel="noopener noreferrer nofollow">
            {said}
          </Link>
        ) : (
          said
        )}
      </Fragment>
    );
  });
}
