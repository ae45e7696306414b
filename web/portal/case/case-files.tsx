import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useCaseFiles } from '../../shared/api/case-files.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';

/** What was uploaded to a case, by the form that it stands in. */
export function CaseFiles({ found }: { found: CaseView }) {
  const { say, moment, size } = useLanguage();
  const m = useMessages(messages);
  const { data, error } = useCaseFiles(found.id);
  const stepOf = (form: string, step: string) => {
    const known = found.forms.find((one) => one.id === form);
    const title = known?.steps.find((one) => one.id === step)?.title;
    return [known?.title, title]
      .map((text) => say(text))
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Section title={m('papers.files')}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <Typography color="textSecondary">{m('papers.noFiles')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {data?.map((file) => (
          <li key={file.id}>
            <Link href={`/api/v1/files/${file.id}`} sx={{ overflowWrap: 'anywhere' }}>
              {file.name}
            </Link>
            <Typography variant="body2" color="textSecondary">
              {[stepOf(file.form, file.step), moment(file.createdAt), size(file.size)]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </li>
        ))}
      </Box>
    </Section>
  );
}
