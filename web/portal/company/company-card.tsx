import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type Company, updateCompany } from '../../shared/api/companies.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { CompanyDialog } from './company-dialog.tsx';
import { Members } from './members.tsx';

interface CompanyCardProps {
  company: Company;
  staff: boolean;
  programs: ProgramView[];
  /** Its name unless that stands above. */
  title?: string;
}

export function CompanyCard({ company, staff, programs, title = company.name }: CompanyCardProps) {
  const { pair, t } = useLanguage();
  const [editing, setEditing] = useState(false);
  const { name, address, contact, wcbAccounts, industryCodes, member } = company;
  return (
    <Paper component="section" aria-label={name} sx={{ p: 2.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'baseline' }}>
        <Typography variant="h2" sx={{ flexGrow: 1 }}>
          {title}
        </Typography>
        {staff && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setEditing(true)}
            aria-label={pair(t('app.edit'), name)}
          >
            {t('app.edit')}
          </Button>
        )}
      </Box>
      <Typography>
        {[address.street, address.city, address.province, address.postalCode].filter(Boolean).join(', ')}
      </Typography>
      <Typography sx={{ overflowWrap: 'anywhere' }}>
        {[contact.name, contact.phone].filter(Boolean).join(' · ')}
        {contact.email && (contact.name || contact.phone) && ' · '}
        {contact.email && <MailAddress address={contact.email} />}
      </Typography>
      <Typography color="textSecondary">
        {t('start.wcb', { accounts: wcbAccounts.join(', ') || t('app.none') })} ·{' '}
        {pair(t('company.industryCodes'), industryCodes.join(', ') || t('app.none'))} ·{' '}
        {member ? t('company.isMember') : t('company.notMember')}
      </Typography>
      <Members company={company.id} staff={staff} programs={programs} />
      {editing && (
        <CompanyDialog
          title={pair(t('app.edit'), name)}
          start={{ name, address, contact, wcbAccounts, industryCodes, member }}
          save={(change) => updateCompany(company, change)}
          onClose={() => setEditing(false)}
        />
      )}
    </Paper>
  );
}
