/** What is to be paid, as the gateway is told. */
export interface CheckoutOrder {
  paymentId: string;
  /** Smallest unit of the currency. */
  amount: number;
  currency: string;
  description: string;
  /** Where the payer comes back to, whatever the outcome. */
  returnUrl: string;
  language: string;
}

export type NoticeKind = 'pending' | 'failed' | 'settled';

/** What a gateway says about an order, proven to come from it. It may say it late, twice or in another order. */
export interface PaymentNotice {
  /** The gateway's own id of this notice. */
  id: string;
  paymentId: string;
  kind: NoticeKind;
  amount: number;
  currency: string;
  /** When it happened at the gateway. */
  occurredAt: string;
}

/** A notice that does not prove where it comes from, or that cannot be read. */
export class NoticeRefused extends Error {
  override name = 'NoticeRefused';
}

/** A house that takes cards on a page of its own, so that no card number reaches this server. */
export interface PaymentGateway {
  name: string;
  createCheckout(order: CheckoutOrder): Promise<{ redirect: string }>;
  /** Throws `NoticeRefused`. `rawBody` is what was signed, byte for byte. */
  verifyNotice(rawBody: string, headers: { [name: string]: string | undefined }): PaymentNotice;
}

/** The gateway that new orders go to, and all whose notices are taken. */
export interface Payments {
  gateway: PaymentGateway;
  gateways: ReadonlyMap<string, PaymentGateway>;
}
