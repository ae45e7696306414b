/** A number for people from a program's pattern: `{year}` and `{sequence:5}`, filled with zeros. */
export function formatNumber(pattern: string, year: number, sequence: number): string {
  return pattern
    .replaceAll('{year}', String(year))
    .replaceAll(/\{sequence(?::(\d+))?\}/g, (_, width: string | undefined) =>
      String(sequence).padStart(Number(width ?? 1), '0'),
    );
}
