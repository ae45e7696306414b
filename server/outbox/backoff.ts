export interface BackoffSettings {
  baseMs: number;
  capMs: number;
}

/**
 * Milliseconds to wait after the n-th failed attempt (n ≥ 1): doubles from `baseMs` to `capMs`, then a random
 * part of its upper half, so that what failed together does not come back together. `random` gives [0, 1).
 */
export function backoff(attempt: number, random: () => number, settings: BackoffSettings): number {
  const full = Math.min(settings.capMs, settings.baseMs * 2 ** Math.min(attempt - 1, 40));
  return Math.round(full / 2 + (full / 2) * random());
}
