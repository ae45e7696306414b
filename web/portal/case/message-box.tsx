import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useId, useState } from 'react';
import { type CaseThread, useSendMessage } from '../../shared/api/case-messages.ts';
import { newKey } from '../../shared/api/client.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useMe } from '../../shared/session.ts';
import { messages } from './messages.ts';

const longest = 5_000;

/**
 * Writes into a conversation. What is typed is kept in this browser until it is sent, and a message that
 * is sent again after a lost connection is the same message.
 */
export function MessageBox({ caseId, thread }: { caseId: string; thread: CaseThread }) {
  const m = useMessages(messages);
  const id = useId();
  const { me } = useMe();
  // Several people may share a browser.
  const place = `attest.message.${me?.id}.${caseId}.${thread.id}`;
  const [draft, setDraft] = useState(() => ({ text: localStorage.getItem(place) ?? '', key: newKey() }));
  const send = useSendMessage(caseId);
  const { text } = draft;
  const tooLong = text.trim().length > longest;

  function type(next: string) {
    // Another text is another message.
    setDraft({ text: next, key: newKey() });
    if (next) localStorage.setItem(place, next);
    else localStorage.removeItem(place);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || tooLong) return;
    try {
      await send.mutateAsync({ thread: thread.id, text, key: draft.key });
      type('');
    } catch {
      // Said above the field; the text stays.
    }
  }
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 1, mt: 1 }}>
      <ProblemAlert error={send.error} />
      <TextField
        id={id}
        label={m(thread.internal ? 'threads.note' : 'threads.write')}
        value={text}
        onChange={(event) => type(event.target.value)}
        multiline
        minRows={3}
        maxRows={14}
        error={tooLong}
        helperText={
          tooLong
            ? m('threads.tooLong', { most: longest, count: text.trim().length })
            : m(thread.internal ? 'threads.internalHelp' : 'threads.help')
        }
      />
      <div>
        <Button type="submit" variant="contained" disabled={send.isPending || text.trim() === '' || tooLong}>
          {m('threads.send')}
        </Button>
      </div>
    </Box>
  );
}
