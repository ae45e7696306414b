/** What is to be paid, as the gateway is told. */
export interface CheckoutOrder {
  paymentId: string;
  /** Smallest unit of the currency. */
  amount: number;
  currency: string;
  description: string;
  /** Where the payer comes back to, whatever the outcome. */
  returnUrl: string;
  /** The payer's address, where a gateway wants it for the receipt that it mails. */
  email?: string;
  language: string;
}

/**
 * expired: the page was closed unpaid. refunded: money went back; `amount` is all that went back so far.
 */
export type NoticeKind = 'pending' | 'failed' | 'settled' | 'expired' | 'refunded';

/** Why a payment failed, where the gateway says. */
export type PaymentFailure = 'declined' | 'insufficient-funds' | 'expired-card';

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
  /** Of a failed one. */
  failure?: PaymentFailure;
}

/** A notice that does not prove where it comes from, or that cannot be read. */
export class NoticeRefused extends Error {
  override name = 'NoticeRefused';
}

/** A house that takes cards on a page of its own, so that no card number reaches this server. */
export interface PaymentGateway {
  name: string;
  /** `reference`: the gateway's own name of the page, null where it keeps none. */
  createCheckout(order: CheckoutOrder): Promise<{ redirect: string; reference: string | null }>;
  /** Makes a page that nobody needs any more unpayable; does nothing where it is closed or paid already. */
  closeCheckout(reference: string): Promise<void>;
  /**
   * Throws `NoticeRefused`. `rawBody` is what was signed, byte for byte. Null: it comes from the gateway, and
   * says nothing about an order of ours.
   */
  verifyNotice(rawBody: string, headers: { [name: string]: string | undefined }): PaymentNotice | null;
}

/** The gateway that new orders go to, and all whose notices are taken. */
export interface Payments {
  gateway: PaymentGateway;
  gateways: ReadonlyMap<string, PaymentGateway>;
}
