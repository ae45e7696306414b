import Button from '@mui/material/Button';
import { NavLink } from 'react-router';
import { useCart } from '../../shared/api/orders.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { paymentMessages } from './messages.ts';

/** The way to the cart, with what is in it; nothing while it is empty. */
export function CartLink() {
  const m = useMessages(paymentMessages);
  const { data } = useCart();
  const count = data?.lines.length ?? 0;
  if (count === 0) return null;
  return (
    <Button
      component={NavLink}
      to="/cart"
      size="small"
      variant="outlined"
      sx={{ justifyContent: { xs: 'start', md: 'center' } }}
    >
      {m('cartCount', { count })}
    </Button>
  );
}
