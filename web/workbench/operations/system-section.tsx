import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { type SystemView, useSystem } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { systemMessages as messages } from './system-messages.ts';

/** Less free space than this wants somebody to look. */
const leastFree = 2 * 1024 ** 3;
const dayMilliseconds = 86_400_000;

/** What runs here, how full it is, what lags behind. */
export function SystemSection() {
  const { data, error } = useSystem();
  return (
    <>
      <ProblemAlert error={error} />
      {!data && !error && <Waiting />}
      {data && <Facts system={data} />}
    </>
  );
}

function Facts({ system }: { system: SystemView }) {
  const { say: inLanguage, moment, size } = useLanguage();
  const say = useMessages(messages);
  const { late, lastBackup, services, database, disk } = system;
  const staleBackup =
    lastBackup === null || Date.parse(system.now) - Date.parse(lastBackup.madeAt) > 2 * dayMilliseconds;
  return (
    <Paper component="dl" sx={{ m: 0, p: 2, display: 'grid', gap: 1.5 }}>
      <Fact name={say('version')}>
        Attest {system.version} · Node {system.node}
      </Fact>
      <Fact name={say('runningSince')}>{moment(system.startedAt)}</Fact>
      <Fact name={say('database')}>
        {database.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}
        {database.bytes !== null && ` · ${size(database.bytes)}`} ·{' '}
        {say('migrations', { count: database.migrations })}
      </Fact>
      <Fact name={say('disk')} good={disk.freeBytes > leastFree}>
        {say('ofTotal', { free: size(disk.freeBytes), total: size(disk.totalBytes) })}
      </Fact>
      <Fact name={say('files')}>
        {say('filesOf', { count: system.files.count, size: size(system.files.bytes) })}
      </Fact>
      <Fact name={say('late')} good={late.effects + late.timers === 0}>
        {late.effects + late.timers === 0 ? say('lateNone') : say('lateOf', late)}
      </Fact>
      <Fact name={say('backup')} good={!staleBackup}>
        {lastBackup ? moment(lastBackup.madeAt) : say('noBackup')}
      </Fact>
      <Fact name={say('mailService')} good={services.mail === 'smtp'}>
        {say(`service.${services.mail}`)}
      </Fact>
      <Fact name={say('scanner')} good={services.scanner === 'clamav'}>
        {services.scanner === 'clamav' ? say('service.clamav') : say('service.none')}
      </Fact>
      <Fact name={say('paymentService')}>
        {services.payments === 'sandbox' ? say('payments.sandbox') : services.payments}
      </Fact>
      <Fact name={say('twoFactor')} good={services.twoFactor !== 'nobody'}>
        {say(`twoFactor.${services.twoFactor}` as keyof (typeof messages)['en'])}
      </Fact>
      {system.programs.map((program) => (
        <Fact
          key={program.program}
          name={say('titled', { of: say('programs'), what: inLanguage(program.title) })}
        >
          {program.program} · {say('release')}{' '}
          <Box component="code" sx={{ overflowWrap: 'anywhere' }}>
            {program.hash}
          </Box>
        </Fact>
      ))}
    </Paper>
  );
}

function Fact({ name, good, children }: { name: string; good?: boolean; children: ReactNode }) {
  const say = useMessages(messages);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '240px 1fr' },
        columnGap: 2,
        rowGap: 0.25,
      }}
    >
      <Typography component="dt" color="textSecondary">
        {name}
      </Typography>
      <Typography component="dd" sx={{ m: 0, minWidth: 0 }}>
        {children}{' '}
        {good !== undefined && (
          <Chip
            size="small"
            color={good ? 'success' : 'warning'}
            variant="outlined"
            label={good ? say('good') : say('warning')}
          />
        )}
      </Typography>
    </Box>
  );
}
