import type { Json, JsonObject, Text } from '../../engine/index.ts';
import type { InvoiceLine } from '../stores/invoices.ts';
import { CannotEverWork } from './handler.ts';

/** What an `invoice` effect asks for, in cents. */
export interface Charge {
  description: Text;
  dueInDays: number;
  lines: InvoiceLine[];
  total: number;
}

/** Digits behind the point of a currency: 2 for CAD, 0 for JPY. */
export function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * Amount and taxes of a charge as exact cents. Each tax is rounded on its own, half away from zero, as tax
 * offices do. Throws `CannotEverWork` when it is not a charge: a decision without an outcome, say.
 */
export function readCharge(params: JsonObject, currency: string): Charge {
  const { charge } = params;
  if (!isObject(charge) || typeof charge.amount !== 'number' || !(charge.amount >= 0)) {
    throw new CannotEverWork(
      `An invoice needs charge.amount, a number from 0 on; found ${JSON.stringify(charge)}.`,
    );
  }
  const description = isText(charge.description) ? charge.description : '';
  const amount = Number(scaled(charge.amount, fractionDigits(currency)));
  const taxes = (Array.isArray(charge.taxes) ? charge.taxes : []).map((tax): InvoiceLine => {
    if (!isObject(tax) || typeof tax.rate !== 'number' || !(tax.rate >= 0)) {
      throw new CannotEverWork(`A tax needs a rate in percent; found ${JSON.stringify(tax)}.`);
    }
    const ofCents = BigInt(amount) * scaled(tax.rate, 6);
    return {
      kind: 'tax',
      label: isText(tax.label) ? tax.label : '',
      rate: tax.rate,
      amount: Number((ofCents + 50_000_000n) / 100_000_000n),
    };
  });
  const lines: InvoiceLine[] = [{ kind: 'fee', label: description, rate: null, amount }, ...taxes];
  return {
    description,
    dueInDays: typeof charge.dueInDays === 'number' ? Math.max(0, Math.trunc(charge.dueInDays)) : 0,
    lines,
    total: lines.reduce((sum, line) => sum + line.amount, 0),
  };
}

/** A decimal number times 10^digits, from its digits as written and not from its binary value. */
function scaled(value: number, digits: number): bigint {
  const [whole = '0', fraction = ''] = value.toFixed(Math.min(20, digits + 4)).split('.');
  const exact = BigInt(whole + fraction);
  const surplus = 10n ** BigInt(fraction.length - digits);
  return (exact + surplus / 2n) / surplus;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: Json | undefined): value is Text {
  return (
    typeof value === 'string' ||
    (isObject(value) && Object.values(value).every((text) => typeof text === 'string'))
  );
}
