import { Webhook } from 'standardwebhooks';

/** Headers of the Standard Webhooks scheme, names in lower case. */
export type SignedHeaders = { [name: string]: string };

/** Signs a body with `secret` (base64, with or without `whsec_`). `id` names the message for good. */
export function signMessage(secret: string, id: string, at: Date, body: string): SignedHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
