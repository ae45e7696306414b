import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { webhookMessages } from './webhook-messages.ts';

interface WebhookDialogProps {
  title: string;
  /** Events that the programs tell of. */
  known: string[];
  start: { url: string; topics: string[] };
  save: (given: { url: string; topics: string[] }) => Promise<unknown>;
  onClose: () => void;
}

/** Where a webhook goes and what it hears. */
export function WebhookDialog({ title, known, start, save, onClose }: WebhookDialogProps) {
  const { t } = useLanguage();
  const m = useMessages(webhookMessages);
  const [url, setUrl] = useState(start.url);
  const [topics, setTopics] = useState(start.topics.join(', ') || '*');
  const list = topics
    .split(',')
    .map((topic) => topic.trim())
    .filter(Boolean);
  return (
    <FormDialog
      title={title}
      submit={t('app.save')}
      onSubmit={() => save({ url: url.trim(), topics: list })}
      onClose={onClose}
    >
      <PlainField
        name="url"
        type="url"
        label={m('url')}
        helperText={m('urlHelp')}
        value={url}
        onText={setUrl}
        required
        autoFocus
      />
      <PlainField
        name="topics"
        label={m('topics')}
        helperText={m('topicsHelp')}
        value={topics}
        onText={setTopics}
        required
      />
      <Typography variant="body2" color="textSecondary">
        {known.length > 0 ? m('knownTopics', { topics: known.join(', ') }) : m('noTopics')}
      </Typography>
    </FormDialog>
  );
}
