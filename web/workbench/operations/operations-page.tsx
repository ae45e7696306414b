import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { ComponentType } from 'react';
import { NavLink, useParams } from 'react-router';
import { type Attention, useAttention } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import type { Me } from '../../shared/session.ts';
import { AuditSection } from './audit-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { DeadSection } from './dead-section.tsx';
import { MailSection } from './mail-section.tsx';
import { messages } from './messages.ts';
import { OutboxSection } from './outbox-section.tsx';
import { PaymentsSection } from './payments-section.tsx';
import { SystemSection } from './system-section.tsx';
import { TimersSection } from './timers-section.tsx';
import { WebhooksSection } from './webhooks-section.tsx';

type SectionId =
  | 'dead'
  | 'outbox'
  | 'timers'
  | 'mail'
  | 'webhooks'
  | 'payments'
  | 'audit'
  | 'clock'
  | 'system';

interface Section {
  id: SectionId;
  Content: ComponentType;
  /** Which count tells that somebody should look. */
  attention?: keyof Attention;
  /** Only in a demonstration. */
  demonstration?: true;
}

const sections: Section[] = [
  { id: 'dead', Content: DeadSection, attention: 'deadEffects' },
  { id: 'outbox', Content: OutboxSection },
  { id: 'timers', Content: TimersSection, attention: 'failedTimers' },
  { id: 'mail', Content: MailSection, attention: 'failedMails' },
  { id: 'webhooks', Content: WebhooksSection, attention: 'failedDeliveries' },
  { id: 'payments', Content: PaymentsSection, attention: 'paymentQuestions' },
  { id: 'audit', Content: AuditSection },
  { id: 'clock', Content: ClockSection, demonstration: true },
  { id: 'system', Content: SystemSection },
];

/** What keeps an installation running, each part at an address of its own. */
export function OperationsPage({ me }: { me: Me }) {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const { section = 'dead' } = useParams();
  const { data } = useAttention();
  const shown = sections.filter((one) => !one.demonstration || me.demonstration);
  const current = shown.find((one) => one.id === section) ?? shown[0];
  if (!current) return null;
  return (
    <Page title={say('titled', { of: t('app.operations'), what: say(current.id) })}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '190px minmax(0, 1fr)' } }}>
        <Box
          component="nav"
          aria-label={say('sections')}
          sx={{ display: 'flex', flexDirection: { md: 'column' }, flexWrap: 'wrap', gap: 0.5 }}
        >
          {shown.map(({ id, attention }) => {
            const count = attention ? (data?.[attention] ?? 0) : 0;
            return (
              <Box
                key={id}
                component={NavLink}
                to={`/operations/${id}`}
                aria-current={id === current.id ? 'page' : undefined}
                sx={{
                  display: 'flex',
                  alignItems: 'center',
                  justifyContent: 'space-between',
                  gap: 1,
                  minHeight: 32,
                  px: 1.25,
                  py: 0.5,
                  borderRadius: 1,
                  color: 'text.primary',
                  textDecoration: 'none',
                  border: 1,
                  borderColor: id === current.id ? 'primary.main' : { xs: 'divider', md: 'transparent' },
                  fontWeight: id === current.id ? 650 : 400,
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                {say(id)}
                {count > 0 && (
                  <Chip size="small" color="warning" label={count} aria-label={say('attention', { count })} />
                )}
              </Box>
            );
          })}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Typography color="textSecondary" sx={{ mb: 2, maxWidth: 760 }}>
            {say(`help.${current.id}`)}
          </Typography>
          <current.Content key={current.id} />
        </Box>
      </Box>
    </Page>
  );
}
