import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { LabelledValues } from './labelled-values.tsx';
import { messages } from './messages.ts';
import { useFactText } from './use-fact-text.ts';
import { useProgramRoles } from './use-program-roles.ts';

/** Which case somebody is about to decide, so that nobody decides another one by mistake; `brief` where there is to be written. */
export function AtAGlance({ found, brief }: { found: CaseView; brief: boolean }) {
  const { say, t } = useLanguage();
  const factText = useFactText();
  const m = useMessages(messages);
  const { opener } = useProgramRoles(found);
  return (
    <section aria-label={t('case.title')}>
      <Typography sx={{ fontWeight: 650, mb: 0.5, overflowWrap: 'anywhere' }}>
        {[found.number, found.company.name].filter(Boolean).join(' · ')}
      </Typography>
      {!brief && (
        <LabelledValues
          rows={[
            [say(opener?.title) || m('parties.assessor'), found.assessor.name],
            ...found.facts.map((fact) => [say(fact.title), factText(fact)] as const),
          ]}
        />
      )}
    </section>
  );
}
