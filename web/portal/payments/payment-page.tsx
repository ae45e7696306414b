import { Navigate, useParams } from 'react-router';
import { usePaymentOrder } from '../../shared/api/invoices.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';

/** Links to payments from before there were orders lead to the order. */
export function PaymentPage() {
  const { payment = '' } = useParams();
  const { data: order, error } = usePaymentOrder(payment);
  if (error) return <ProblemAlert error={error} />;
  if (order === undefined) return <Waiting />;
  return <Navigate to={order === null ? '/invoices' : `/orders/${order}`} replace />;
}
