import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyInput } from '../../shared/api/companies.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { CompanyFields } from './company-fields.tsx';

interface CompanyDialogProps {
  title: string;
  start: CompanyInput;
  save: (company: CompanyInput) => Promise<unknown>;
  onClose: () => void;
}

/** Staff add or correct a company. */
export function CompanyDialog({ title, start, save, onClose }: CompanyDialogProps) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [company, setCompany] = useState(start);
  const [error, setError] = useState<unknown>(null);
  async function send() {
    try {
      await save(company);
      await queries.invalidateQueries({ queryKey: ['companies'] });
      onClose();
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby="company-title">
      <DialogTitle id="company-title">{title}</DialogTitle>
      <DialogContent>
        <ProblemAlert error={error} />
        <div style={{ paddingTop: 8 }}>
          <CompanyFields company={company} onChange={setCompany} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="contained" disabled={company.name.trim() === ''} onClick={send}>
          {t('app.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
