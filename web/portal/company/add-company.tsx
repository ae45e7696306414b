import Button from '@mui/material/Button';
import { useState } from 'react';
import { addCompany } from '../../shared/api/companies.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { CompanyDialog } from './company-dialog.tsx';
import { emptyCompany } from './company-fields.tsx';

export function AddCompany() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {t('company.add')}
      </Button>
      {open && (
        <CompanyDialog
          title={t('company.add')}
          start={emptyCompany}
          save={addCompany}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
