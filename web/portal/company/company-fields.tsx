import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { CompanyInput } from '../../shared/api/companies.ts';
import { type MessageKey, useLanguage } from '../../shared/i18n/language.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';

export const emptyCompany: CompanyInput = {
  name: '',
  address: { street: '', city: '', province: '', postalCode: '' },
  contact: { name: '', phone: '', fax: '', email: '' },
  wcbAccounts: [],
  industryCodes: [],
  member: false,
};

const ADDRESS = ['street', 'city', 'province', 'postalCode'] as const;
const CONTACT = ['name', 'phone', 'fax', 'email'] as const;
const words = (list: string[]) => list.join(', ');
const listed = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

interface CompanyFieldsProps {
  company: CompanyInput;
  onChange: (company: CompanyInput) => void;
}

/** What is kept of a company; lists are typed with commas. */
export function CompanyFields({ company, onChange }: CompanyFieldsProps) {
  const { t } = useLanguage();
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))' }}
    >
      <PlainField
        name="name"
        label={t('company.name')}
        value={company.name}
        onText={(name) => onChange({ ...company, name })}
        required
      />
      {ADDRESS.map((key) => (
        <PlainField
          key={key}
          name={key}
          label={t(`company.${key}` as MessageKey)}
          value={company.address[key]}
          onText={(text) => onChange({ ...company, address: { ...company.address, [key]: text } })}
        />
      ))}
      {CONTACT.map((key) => (
        <PlainField
          key={key}
          name={`contact-${key}`}
          label={t(`company.contact.${key}` as MessageKey)}
          value={company.contact[key]}
          onText={(text) => onChange({ ...company, contact: { ...company.contact, [key]: text } })}
        />
      ))}
      <PlainField
        name="wcbAccounts"
        label={t('company.wcbAccounts')}
        helperText={t('company.commas')}
        defaultValue={words(company.wcbAccounts)}
        onText={(text) => onChange({ ...company, wcbAccounts: listed(text) })}
      />
      <PlainField
        name="industryCodes"
        label={t('company.industryCodes')}
        helperText={t('company.commas')}
        defaultValue={words(company.industryCodes)}
        onText={(text) => onChange({ ...company, industryCodes: listed(text) })}
      />
      <FormControlLabel
        control={
          <Checkbox checked={company.member} onChange={(_, member) => onChange({ ...company, member })} />
        }
        label={t('company.member')}
      />
    </Box>
  );
}
