import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type MouseEvent, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { ApiError } from '../../shared/api/client.ts';
import {
  type SignedLink,
  saveLinkedFile,
  useLinkedForm,
  useSignedLink,
} from '../../shared/api/signed-link.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { zoneName } from '../../shared/i18n/zone.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { forgetIfOver, forgetKeptText } from './kept-text.ts';
import { LinkOver } from './link-over.tsx';
import { signMessages } from './messages.ts';
import { OtherEvent } from './other-event.tsx';
import { ReadForm } from './read-form.tsx';
import { SignStep } from './sign-step.tsx';

/** Fragment behind which a file's id stands: the page fetches it with the link's token. */
const FILE_MARK = '#file:';
const linkedFile = ({ id }: { id: string }) => `${FILE_MARK}${id}`;

/** Where a signed link leads: what is to be read and the step to sign, without an account and without a menu. */
export function SignPage() {
  const { language, setLanguage } = useLanguage();
  const m = useMessages(signMessages);
  const token = useLocation().hash.slice(1);
  const { data, error } = useSignedLink(token);
  const [isDone, setDone] = useState(false);
  useEffect(() => forgetIfOver(error), [error]);
  const other = language === 'en' ? 'fr' : 'en';
  return (
    <Box component="main" id="content">
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'flex-end',
          px: 2,
          pt: 1,
          '@media print': { display: 'none' },
        }}
      >
        <Button size="small" lang={other} onClick={() => setLanguage(other)}>
          {m('language')}
        </Button>
      </Box>
      {isDone && data ? (
        <Page title={m('done')} width="narrow">
          <Typography role="status">{m('doneHelp', { assessor: data.case.assessor.name })}</Typography>
        </Page>
      ) : error ? (
        <LinkOver error={error} />
      ) : data ? (
        <OpenLink
          token={token}
          link={data}
          onDone={() => {
            forgetKeptText(data.draft);
            setDone(true);
          }}
        />
      ) : (
        <Waiting lines={8} />
      )}
    </Box>
  );
}

interface OpenLinkProps {
  token: string;
  link: SignedLink;
  onDone: () => void;
}

function OpenLink({ token, link, onDone }: OpenLinkProps) {
  const { say, date, language } = useLanguage();
  const m = useMessages(signMessages);
  const { company, assessor, number } = link.case;
  const [fault, setFault] = useState<unknown>(null);
  // A link to a file cannot carry the token: the page fetches the file itself.
  function followFile(event: MouseEvent) {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const href = anchor?.getAttribute('href') ?? '';
    if (!href.startsWith(FILE_MARK)) return;
    event.preventDefault();
    setFault(null);
    saveLinkedFile(token, href.slice(FILE_MARK.length), anchor?.textContent ?? 'file').catch(setFault);
  }
  return (
    <Page title={m('title')}>
      <Box sx={{ maxWidth: 860, display: 'grid', gap: 3 }} onClickCapture={followFile}>
        <Box sx={{ display: 'grid', gap: 0.75 }}>
          <Typography sx={{ fontSize: '1.05rem' }}>
            {m('asks', { assessor: assessor.name, person: link.person.name, company: company.name })}
          </Typography>
          <Typography>
            {[say(link.program), number && m('audit', { number })].filter(Boolean).join(' · ')}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {m('until', {
              person: `${link.person.name} (${link.person.email})`,
              date: date(link.expiresOn),
              zone: zoneName(link.timeZone, `${language}-CA`),
            })}
          </Typography>
          <Typography>{m('steps')}</Typography>
          <Box sx={{ '@media print': { display: 'none' } }}>
            <Button variant="outlined" onClick={() => window.print()}>
              {m('print')}
            </Button>
          </Box>
        </Box>
        <ProblemAlert error={fault} onClose={() => setFault(null)} />
        <Typography variant="h2">{m('read')}</Typography>
        {link.forms.map((form) => (
          <FormToRead key={form.id} token={token} link={link} form={form} />
        ))}
        <SignStep token={token} link={link} onDone={onDone} />
        {link.others.length > 0 && (
          <Box component="section" aria-label={m('instead')} sx={{ '@media print': { display: 'none' } }}>
            <Typography variant="h2" sx={{ mb: 1 }}>
              {m('instead')}
            </Typography>
            <Box sx={{ display: 'grid', gap: 1.5 }}>
              {link.others.map((one) => (
                <OtherEvent
                  key={one.event.type}
                  token={token}
                  draft={link.draft}
                  other={one}
                  onDone={onDone}
                />
              ))}
            </Box>
          </Box>
        )}
      </Box>
    </Page>
  );
}

interface FormToReadProps {
  token: string;
  link: SignedLink;
  form: SignedLink['forms'][number];
}

/** A form folded; what is signed stands open. It is fetched when it is opened, and for the printer. */
function FormToRead({ token, link, form }: FormToReadProps) {
  const { say } = useLanguage();
  const isOwn = form.id === link.form;
  const [isOpen, setOpen] = useState(isOwn);
  const { data, error } = useLinkedForm(token, form.id, isOpen);
  const without = isOwn ? link.step : undefined;
  if (isOwn && form.steps.every((step) => step.id === link.step)) return null;
  return (
    <Box
      component="details"
      open={isOpen}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, p: 1.5 }}>
        {say(form.title)}
      </Box>
      <Box sx={{ px: 2, pb: 2 }}>
        {error instanceof ApiError && <ProblemAlert error={error} />}
        {!data && !error && isOpen && <Waiting lines={4} />}
        {data && <ReadForm form={data} without={without} fileUrl={linkedFile} />}
      </Box>
    </Box>
  );
}
