import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type BillingAddress, forgetBillingAddress, useBillingAddresses } from '../../shared/api/orders.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { type AddressField, addressFaults } from './address-faults.ts';
import { AddressLines } from './address-lines.tsx';
import { paymentMessages } from './messages.ts';

const fields: { field: AddressField; autoComplete: string }[] = [
  { field: 'name', autoComplete: 'billing organization' },
  { field: 'street', autoComplete: 'billing street-address' },
  { field: 'city', autoComplete: 'billing address-level2' },
  { field: 'province', autoComplete: 'billing address-level1' },
  { field: 'postalCode', autoComplete: 'billing postal-code' },
];
const blank: BillingAddress = { name: '', street: '', city: '', province: '', postalCode: '', country: 'CA' };
const another = 'another';

interface AddressDialogProps {
  onUse: (address: BillingAddress) => Promise<unknown>;
  onClose: () => void;
}

/** Chooses where the bill goes: an address known already, or another one. */
export function AddressDialog({ onUse, onClose }: AddressDialogProps) {
  const m = useMessages(paymentMessages);
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { data: known = [] } = useBillingAddresses();
  const [picked, setPicked] = useState<string | null>(null);
  const [address, setAddress] = useState(blank);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const chosen = picked ?? (known.length > 0 ? '0' : another);
  const faults = tried ? addressFaults(address) : {};
  async function use(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const offered = known[Number(chosen)];
    if (chosen === another && Object.keys(addressFaults(address)).length > 0) return;
    try {
      await onUse(chosen === another || offered === undefined ? address : withoutId(offered));
      onClose();
    } catch (caught) {
      setError(caught);
    }
  }
  async function forget(id: string) {
    await forgetBillingAddress(id).catch(setError);
    await queries.invalidateQueries({ queryKey: ['billing-addresses'] });
  }
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby="address-title">
      <form onSubmit={use} noValidate>
        <DialogTitle id="address-title">{m('addressDialog')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <ProblemAlert error={error} />
          <FormControl>
            <FormLabel id="address-known">{m('addressKnown')}</FormLabel>
            <RadioGroup
              aria-labelledby="address-known"
              value={chosen}
              onChange={(_, value) => setPicked(value)}
            >
              {known.map((one, index) => (
                <Box
                  key={`${one.id}-${one.name}-${one.street}`}
                  sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}
                >
                  <FormControlLabel
                    value={String(index)}
                    control={<Radio size="small" />}
                    label={<AddressLines address={one} />}
                    sx={{ my: 0.5 }}
                  />
                  {one.id !== null && (
                    <Button
                      size="small"
                      aria-label={m('forgetOf', { name: one.name })}
                      onClick={() => one.id !== null && forget(one.id)}
                    >
                      {m('forget')}
                    </Button>
                  )}
                </Box>
              ))}
              <FormControlLabel value={another} control={<Radio size="small" />} label={m('addressNew')} />
            </RadioGroup>
          </FormControl>
          {chosen === another && (
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              {fields.map(({ field, autoComplete }) => (
                <PlainField
                  key={field}
                  name={field}
                  label={m(field)}
                  value={address[field]}
                  onText={(text) => setAddress({ ...address, [field]: text })}
                  autoComplete={autoComplete}
                  required
                  {...(faults[field] ? { problem: m(faults[field]) } : {})}
                />
              ))}
              <FilterSelect
                label={m('country')}
                value={address.country}
                onChange={(country) => setAddress({ ...address, country })}
                choices={[
                  ['CA', m('countryCA')],
                  ['US', m('countryUS')],
                ]}
              />
            </Box>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" variant="contained">
            {m('useAddress')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function withoutId({ name, street, city, province, postalCode, country }: BillingAddress): BillingAddress {
  return { name, street, city, province, postalCode, country };
}
