import Autocomplete from '@mui/material/Autocomplete';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { type AccessCode, issueAccessCode } from '../../shared/api/access-codes.ts';
import { ApiError } from '../../shared/api/client.ts';
import { useCompanies } from '../../shared/api/companies.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { codeFaults, codeInput, type TypedCode } from './code-input.ts';
import { codeMessages } from './messages.ts';

interface IssueDialogProps {
  /** Those that the reader issues codes for. */
  programs: ProgramView[];
  /** The administrator's codes may hold for all. */
  everywhere: boolean;
  onIssued: (code: AccessCode) => void;
  onClose: () => void;
}

/** Staff say what a new code is worth, how often, and for whom. */
export function IssueDialog({ programs, everywhere, onIssued, onClose }: IssueDialogProps) {
  const m = useMessages(codeMessages);
  const { say } = useLanguage();
  const { data: companies = [] } = useCompanies();
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState<TypedCode>({
    kind: 'percent',
    value: '100',
    maxUses: '1',
    expiresOn: '',
    program: programs[0]?.id ?? '',
    currency: programs[0]?.currency ?? '',
    company: null,
    holder: '',
    note: '',
  });
  const set = (part: Partial<TypedCode>) => setTyped({ ...typed, ...part });
  const faults = tried ? codeFaults(typed) : {};
  const currency = programs.find((one) => one.id === typed.program)?.currency ?? typed.currency;
  async function issue() {
    setTried(true);
    const [fault] = Object.values(codeFaults(typed));
    // Said at the field, too; the dialog stays open.
    if (fault !== undefined) throw new ApiError({ title: m(fault), status: 422 });
    onIssued(await issueAccessCode(codeInput(typed)));
  }
  return (
    <FormDialog title={m('issueTitle')} submit={m('issue')} onSubmit={issue} onClose={onClose}>
      <FormControl>
        <FormLabel id="code-kind">{m('kind')}</FormLabel>
        <RadioGroup
          row
          aria-labelledby="code-kind"
          value={typed.kind}
          onChange={(_, kind) =>
            set(kind === 'amount' ? { kind, value: '' } : { kind: 'percent', value: '100' })
          }
        >
          <FormControlLabel value="percent" control={<Radio size="small" />} label={m('kindPercent')} />
          <FormControlLabel value="amount" control={<Radio size="small" />} label={m('kindAmount')} />
        </RadioGroup>
      </FormControl>
      <PlainField
        name="value"
        label={typed.kind === 'percent' ? m('percent') : m('amount', { currency })}
        value={typed.value}
        onText={(value) => set({ value })}
        helperText={typed.kind === 'amount' ? m('amountHelp') : undefined}
        autoComplete="off"
        required
        {...(faults.value ? { problem: m(faults.value) } : {})}
      />
      <PlainField
        name="maxUses"
        label={m('maxUses')}
        value={typed.maxUses}
        onText={(maxUses) => set({ maxUses })}
        autoComplete="off"
        required
        {...(faults.maxUses ? { problem: m(faults.maxUses) } : {})}
      />
      <PlainField
        name="expiresOn"
        type="date"
        label={m('expiresOn')}
        helperText={m('expiresHelp')}
        value={typed.expiresOn}
        onText={(expiresOn) => set({ expiresOn })}
      />
      <TextField
        select
        label={m('program')}
        value={typed.program}
        onChange={(event) => set({ program: event.target.value })}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        {programs.map((program) => (
          <option key={program.id} value={program.id}>
            {say(program.title)}
          </option>
        ))}
        {everywhere && <option value="">{m('allPrograms')}</option>}
      </TextField>
      {typed.kind === 'amount' && typed.program === '' && (
        <PlainField
          name="currency"
          label={m('currency')}
          value={typed.currency}
          onText={(text) => set({ currency: text.toUpperCase().slice(0, 3) })}
        />
      )}
      <Autocomplete
        options={companies}
        value={companies.find((one) => one.id === typed.company) ?? null}
        onChange={(_, company) => set({ company: company?.id ?? null })}
        getOptionLabel={(company) => company.name}
        getOptionKey={(company) => company.id}
        renderInput={(params) => <TextField {...params} label={m('company')} helperText={m('companyHelp')} />}
      />
      <PlainField
        name="holder"
        label={m('holder')}
        helperText={m('holderHelp')}
        value={typed.holder}
        onText={(holder) => set({ holder })}
        type="email"
        autoComplete="off"
      />
      <PlainField
        name="note"
        label={m('noteLabel')}
        helperText={m('noteHelp')}
        value={typed.note}
        onText={(note) => set({ note: note.slice(0, 500) })}
      />
    </FormDialog>
  );
}
