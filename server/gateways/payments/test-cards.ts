import type { PaymentFailure } from './payment-gateway.ts';

/** The only card numbers that the sandbox takes, and what becomes of them. Others are refused unread. */
export type CardOutcome = 'settled' | 'failed' | 'delayed';

export interface TestCard {
  number: string;
  outcome: CardOutcome;
  failure?: PaymentFailure;
}

export const testCards: TestCard[] = [
  { number: '4242424242424242', outcome: 'settled' },
  { number: '4000000000000002', outcome: 'failed', failure: 'declined' },
  { number: '4000000000009995', outcome: 'failed', failure: 'insufficient-funds' },
  { number: '4000000000000259', outcome: 'delayed' },
];

/** The test card of a number as typed (spaces and dashes allowed); null when it is none. */
export function testCard(typed: string): TestCard | null {
  const digits = typed.replace(/[\s-]/g, '');
  return testCards.find((card) => card.number === digits) ?? null;
}
