import type { Payments } from '../../gateways/payments/payment-gateway.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';

/** Asks a gateway to close the page of a payment that a later one replaced. Doing it again does nothing. */
export function closeCheckoutHandler(payments: Pick<Payments, 'gateways'>): EffectHandler {
  return async (row) => {
    const { gateway, reference } = row.params;
    if (typeof gateway !== 'string' || typeof reference !== 'string') {
      throw new CannotEverWork('Closing a payment page needs its gateway and reference.');
    }
    const house = payments.gateways.get(gateway);
    if (house === undefined) throw new CannotEverWork(`The gateway ${gateway} is not set any more.`);
    await house.closeCheckout(reference);
  };
}
