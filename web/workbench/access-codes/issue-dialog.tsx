import Autocomplete from '@mui/material/Autocomplete';
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
import { Choice } from './choice.tsx';
import { codeFaults, codeInput, type TypedCode } from './code-input.ts';
import { CodeSummary } from './code-summary.tsx';
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
    kind: null,
    value: '',
    maxUses: '',
    ends: null,
    expiresOn: '',
    program: programs.length === 1 && !everywhere ? (programs[0]?.id ?? null) : null,
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
    const found = Object.values(codeFaults(typed));
    // Said at their fields, too; the dialog stays open.
    if (found.length > 0) {
      const reasons = found.map((fault) => ({ message: m(fault) }));
      throw new ApiError({ title: reasons[0]?.message ?? '', status: 422, reasons });
    }
    onIssued(await issueAccessCode(codeInput(typed)));
  }
  return (
    <FormDialog title={m('issueTitle')} submit={m('issue')} onSubmit={issue} onClose={onClose} ownChecks>
      <Choice
        label={m('program')}
        column
        value={typed.program}
        choices={[
          ...programs.map((program) => [program.id, say(program.title)] as const),
          ...(everywhere ? [['', m('allPrograms')] as const] : []),
        ]}
        onChange={(program) => set({ program })}
        {...(faults.program ? { problem: m(faults.program) } : {})}
      />
      <Choice
        label={m('kind')}
        value={typed.kind}
        choices={[
          ['percent', m('kindPercent')],
          ['amount', m('kindAmount')],
        ]}
        onChange={(kind) => set({ kind, value: '' })}
        {...(faults.kind ? { problem: m(faults.kind) } : {})}
      />
      {typed.kind !== null && (
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
      )}
      <PlainField
        name="maxUses"
        label={m('maxUses')}
        helperText={m('maxUsesHelp')}
        value={typed.maxUses}
        onText={(maxUses) => set({ maxUses })}
        autoComplete="off"
        required
        {...(faults.maxUses ? { problem: m(faults.maxUses) } : {})}
      />
      <Choice
        label={m('ends')}
        value={typed.ends}
        choices={[
          ['on', m('endsOn')],
          ['never', m('endsNever')],
        ]}
        onChange={(ends) => set({ ends })}
        {...(faults.ends ? { problem: m(faults.ends) } : {})}
      />
      {typed.ends === 'on' && (
        <PlainField
          name="expiresOn"
          type="date"
          label={m('expiresOn')}
          helperText={m('expiresHelp')}
          value={typed.expiresOn}
          onText={(expiresOn) => set({ expiresOn })}
          required
          {...(faults.expiresOn ? { problem: m(faults.expiresOn) } : {})}
        />
      )}
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
      <CodeSummary
        typed={typed}
        currency={currency}
        program={say(programs.find((one) => one.id === typed.program)?.title) || null}
        company={companies.find((one) => one.id === typed.company)?.name ?? null}
      />
    </FormDialog>
  );
}
