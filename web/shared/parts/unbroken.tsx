import { Fragment } from 'react';

/** A text in which numbers with a hyphen (2026-00012) stand on one line: a narrow screen breaks before them, not inside. */
export function Unbroken({ text }: { text: string }) {
  return text.split(/(\S*\d-\d\S*)/).map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={`${index}-${part}`}>{part}</Fragment>
    ) : (
      <span key={`${index}-${part}`} style={{ whiteSpace: 'nowrap' }}>
        {part}
      </span>
    ),
  );
}
