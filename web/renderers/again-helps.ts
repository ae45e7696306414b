/** Answers that are of the moment: no connection, too slow, too many at once. */
const OF_THE_MOMENT = [0, 408, 425, 429];

/** Whether the same file sent once more may be taken: a file that was looked at and refused will be refused again. */
export function againHelps(error: unknown): boolean {
  const { status } = (error as { problem?: { status?: number } } | null)?.problem ?? {};
  return status === undefined || OF_THE_MOMENT.includes(status) || status >= 500;
}
