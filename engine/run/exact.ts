/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/;

/**
 * The decimal number that a person wrote, exactly: `0.1` is one tenth and not the binary number next
 * to it. Throws a RangeError for NaN and infinities.
 */
export function exactly(value: number): Fraction {
  const match = DECIMAL.exec(String(value));
  if (!match) throw new RangeError(`${value} is not a number that can be counted with`);
  const [, sign, whole = '0', part = '', power = '0'] = match;
  const digits = BigInt(`${sign}${whole}${part}`);
  const exponent = Number(power) - part.length;
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : reduced(digits, 10n ** BigInt(-exponent));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws a RangeError for a divisor of zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.numerator === 0n) throw new RangeError('division by zero');
  const sign = b.numerator < 0n ? -1n : 1n;
  return reduced(sign * a.numerator * b.denominator, sign * a.denominator * b.numerator);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The binary number nearest to a fraction (to the even one of two equally near). */
export function toNumber({ numerator, denominator }: Fraction): number {
  if (numerator < 0n) return -toNumber({ numerator: -numerator, denominator });
  if (numerator === 0n) return 0;
  // Scaled so that the quotient has 54 or 55 bits: one or two more than a binary number keeps.
  const shift = 54 - (bits(numerator) - bits(denominator));
  const up = BigInt(Math.max(shift, 0));
  const down = BigInt(Math.max(-shift, 0));
  const quotient = (numerator << up) / (denominator << down);
  const exact = quotient * (denominator << down) === numerator << up;
  // The sticky last bit keeps a remainder from looking like a tie.
  return Number((quotient << 1n) | (exact ? 0n : 1n)) * 2 ** (-shift - 1);
}

const bits = (value: bigint) => value.toString(2).length;

function reduced(numerator: bigint, denominator: bigint): Fraction {
  let a = numerator < 0n ? -numerator : numerator;
  let b = denominator;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? ZERO : { numerator: numerator / a, denominator: denominator / a };
}
