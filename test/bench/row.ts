/** One line of the table. */
export interface Row {
  value: number;
  unit: string;
  /** What the value should be; null where it only tells how fast the parts are. */
  target: string | null;
  holds: boolean | null;
}

export interface Rows {
  [name: string]: Row;
}

/** Rows that share their preparation. */
export interface RowGroup {
  name: string;
  run(say: (text: string) => void): Promise<Rows>;
}

const short = (value: number) => Number(value.toPrecision(value >= 1000 ? 4 : 3));

/** A number for orientation. */
export function figure(value: number, unit: string): Row {
  return { value: short(value), unit, target: null, holds: null };
}

/** A value that should be `target` or more. */
export function atLeast(value: number, unit: string, target: number): Row {
  return { value: short(value), unit, target: `≥ ${target}`, holds: value >= target };
}

/** A value that should be `target` or less. */
export function atMost(value: number, unit: string, target: number): Row {
  return { value: short(value), unit, target: `≤ ${target}`, holds: value <= target };
}
