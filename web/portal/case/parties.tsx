import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useMe } from '../../shared/session.ts';
import { LabelledValues } from './labelled-values.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';
import { useFactText } from './use-fact-text.ts';
import { useProgramRoles } from './use-program-roles.ts';

/** Whose case it is, since when, and what its program says of each case at a glance. */
export function Parties({ found }: { found: CaseView }) {
  const { date, say } = useLanguage();
  const factText = useFactText();
  const m = useMessages(messages);
  const { me } = useMe();
  const { own, opener } = useProgramRoles(found);
  const checksTraining = own.some(({ may }) => may.includes('training'));
  return (
    <Section title={m('parties.title')}>
      <LabelledValues
        rows={[
          [
            m('parties.company'),
            me?.may.includes('companies') ? (
              <Link key="company" component={RouterLink} to={`/companies/${found.company.id}`}>
                {found.company.name}
              </Link>
            ) : (
              found.company.name
            ),
          ],
          [say(opener?.title) || m('parties.assessor'), found.assessor.name],
          ...(checksTraining
            ? [
                [
                  m('parties.training'),
                  <Link key="training" component={RouterLink} to={`/training?user=${found.assessor.id}`}>
                    {m('parties.trainingOf', { name: found.assessor.name })}
                  </Link>,
                ] as const,
              ]
            : []),
          [m('parties.opened'), date(found.openedOn)],
          [m('parties.submitted'), date(found.submittedOn)],
          ...found.facts.map((fact) => [say(fact.title), factText(fact)] as const),
        ]}
      />
    </Section>
  );
}
