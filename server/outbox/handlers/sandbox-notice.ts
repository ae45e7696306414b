import type { PaymentFailure } from '../../gateways/payments/payment-gateway.ts';
import type { SandboxGateway } from '../../gateways/payments/sandbox.ts';
import { type SandboxSession, sandboxSessionsStore } from '../../stores/sandbox-sessions.ts';
import type { EffectDeps } from '../effect-deps.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';

/** Hands a signed notice in, as a gateway elsewhere would over the network. */
export type DeliverNotice = (
  gateway: string,
  body: string,
  headers: { [name: string]: string },
) => Promise<unknown>;

const knownFailures: PaymentFailure[] = ['declined', 'insufficient-funds', 'expired-card'];

/** The sandbox's own side of the wire: says what became of a card. */
export function sandboxNoticeHandler(
  deps: Pick<EffectDeps, 'db'>,
  sandbox: SandboxGateway,
  deliver: DeliverNotice,
): EffectHandler {
  return async (row) => {
    const { session: id, kind, noticeId, occurredAt } = row.params;
    const session: SandboxSession | null =
      typeof id === 'string' ? await sandboxSessionsStore(deps.db).find(id) : null;
    if (
      session === null ||
      typeof noticeId !== 'string' ||
      typeof occurredAt !== 'string' ||
      (kind !== 'pending' && kind !== 'failed' && kind !== 'settled')
    ) {
      throw new CannotEverWork('A sandbox notice needs a session, kind, noticeId and occurredAt.');
    }
    const { paymentId, amount, currency } = session;
    const failure = knownFailures.find((one) => one === row.params.failure);
    const signed = sandbox.signedNotice({
      id: noticeId,
      paymentId,
      kind,
      amount,
      currency,
      occurredAt,
      ...(failure === undefined ? {} : { failure }),
    });
    await deliver(sandbox.name, signed.body, signed.headers);
  };
}
