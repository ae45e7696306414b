/** The only card numbers that the sandbox takes, and what becomes of them. Others are refused unread. */
export type CardOutcome = 'settled' | 'failed' | 'delayed';

export const testCards: { number: string; outcome: CardOutcome }[] = [
  { number: '4242424242424242', outcome: 'settled' },
  { number: '4000000000000002', outcome: 'failed' },
  { number: '4000000000000259', outcome: 'delayed' },
];

/** What becomes of a card number as typed (spaces and dashes allowed); null when it is no test card. */
export function cardOutcome(typed: string): CardOutcome | null {
  const digits = typed.replace(/[\s-]/g, '');
  return testCards.find((card) => card.number === digits)?.outcome ?? null;
}
