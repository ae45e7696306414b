/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this part of all values lies, between two neighbours by their distance. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * How often `work` is done in a second, by `callers` that each call it again as soon as they are answered, for
 * about `milliseconds`. Each is told which of them it is.
 */
export async function perSecond(
  milliseconds: number,
  work: (caller: number) => unknown,
  callers = 1,
): Promise<number> {
  let done = 0;
  const began = performance.now();
  const call = async (caller: number) => {
    while (performance.now() - began < milliseconds) {
      await work(caller);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  return (done * 1000) / (performance.now() - began);
}

/** The same for work that never waits: asks the time only now and then, and awaits nothing. */
export function perSecondAtOnce(milliseconds: number, work: () => void): number {
  let done = 0;
  const began = performance.now();
  let spent = 0;
  while (spent < milliseconds) {
    for (let count = 0; count < 64; count += 1) work();
    done += 64;
    spent = performance.now() - began;
  }
  return (done * 1000) / spent;
}

/**
 * Measures several things in turn, round after round, so that whatever slows the machine slows all of them.
 * Gives the median of each; `ratio` is the median of the rounds' quotients.
 */
export async function alternate<Name extends string>(
  rounds: number,
  sides: { [name in Name]: () => Promise<number> | number },
): Promise<{ medians: { [name in Name]: number }; ratio(of: Name, to: Name): number }> {
  const names = Object.keys(sides) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as {
    [name in Name]: number[];
  };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) measured[name].push(await sides[name]());
  }
  const medians = Object.fromEntries(names.map((name) => [name, median(measured[name])])) as {
    [name in Name]: number;
  };
  return {
    medians,
    ratio: (of, to) =>
      median(measured[of].map((value, round) => value / (measured[to][round] ?? Number.NaN))),
  };
}
