import type { Order, OrderState } from '../../shared/api/orders.ts';

/** How each state of an order is named and said. */
export const orderStates = {
  open: { name: 'stateOpen', severity: 'info', text: 'openState', next: 'openNext' },
  pending: { name: 'statePending', severity: 'info', text: 'pendingState', next: 'pendingNext' },
  failed: { name: 'stateFailed', severity: 'warning', text: 'failedState', next: null },
  paid: { name: 'statePaid', severity: 'success', text: 'paidState', next: 'paidNext' },
  cancelled: { name: 'stateCancelled', severity: 'info', text: 'cancelledState', next: null },
  replaced: { name: 'stateReplaced', severity: 'info', text: 'replacedState', next: null },
} as const satisfies { [state in OrderState]: object };

/** Why a payment failed, and what to do. */
export function failureKey(failure: Order['failure']) {
  switch (failure) {
    case 'declined':
      return 'failedDeclined';
    case 'insufficient-funds':
      return 'failedFunds';
    case 'expired-card':
      return 'failedExpired';
    case null:
      return 'failedUnknown';
  }
}
