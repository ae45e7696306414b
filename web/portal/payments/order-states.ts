import type { Order, OrderState } from '../../shared/api/orders.ts';

/** How each state of an order is named and said, and what its amount is. */
export const orderStates = {
  open: { name: 'stateOpen', severity: 'info', text: 'openState', next: 'openNext', sum: 'toPay' },
  pending: {
    name: 'statePending',
    severity: 'info',
    text: 'pendingState',
    next: 'pendingNext',
    sum: 'beingPaid',
  },
  failed: { name: 'stateFailed', severity: 'warning', text: 'failedState', next: null, sum: 'toPay' },
  paid: { name: 'statePaid', severity: 'success', text: 'paidState', next: 'paidNext', sum: 'paidByCard' },
  cancelled: { name: 'stateCancelled', severity: 'info', text: 'cancelledState', next: null, sum: 'toPay' },
  replaced: { name: 'stateReplaced', severity: 'info', text: 'replacedState', next: null, sum: 'toPay' },
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
