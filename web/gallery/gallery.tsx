import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { StepForm, type StepSource } from '../renderers/step-form.tsx';
import { useLanguage } from '../shared/i18n/language.tsx';
import { type Sample, type State, states } from './sample.ts';
import { samples } from './samples.ts';
import { stateOf } from './state-of.ts';
import { statics } from './statics.ts';

const nothing = () => {};

interface GalleryProps {
  /** Names of samples, with commas between. */
  only: string | null;
  /** States to show, with commas between; all unless said. */
  wanted: string | null;
}

/** Every renderer in every state. `?sample=<name>` shows one, `?language=fr` speaks French. */
export function Gallery({ only, wanted }: GalleryProps) {
  const { language } = useLanguage();
  const names = [...samples.map(({ name }) => name), ...statics.map(({ name }) => name)];
  const isChosen = (name: string) => only?.split(',').includes(name) === true;
  const hrefOf = (name: string, other = language) => `?sample=${name}&language=${other}`;
  return (
    <Box component="main" sx={{ p: 2, maxWidth: 1400, mx: 'auto' }}>
      <Typography variant="h1" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
        {only ?? 'Gallery of form renderers'}
      </Typography>
      {only === null && (
        <Typography sx={{ mb: 2, maxWidth: '75ch' }}>
          For those who work on the renderers of web/renderers: each of them in each of its states. It is not
          part of what is built for people; the dark look follows the system’s.
        </Typography>
      )}
      <Box component="nav" aria-label="Samples" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        {only && <Link href="?">All</Link>}
        {only && <Link href={hrefOf(only, language === 'en' ? 'fr' : 'en')}>English / français</Link>}
        {!only &&
          names.map((name) => (
            <Link key={name} href={hrefOf(name)}>
              {name}
            </Link>
          ))}
      </Box>
      {only &&
        samples
          .filter(({ name }) => isChosen(name))
          .map((sample) => <States key={sample.name} sample={sample} wanted={wanted} />)}
      {statics
        .filter(({ name }) => isChosen(name))
        .map(({ name, uischema }) => (
          <Static key={name} uischema={uischema} />
        ))}
    </Box>
  );
}

function States({ sample, wanted }: { sample: Sample; wanted: string | null }) {
  const shown = states.filter((state) => !wanted || wanted.split(',').includes(state));
  return (
    <Box
      id="states"
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${sample.wide ? 600 : 380}px), 1fr))`,
      }}
    >
      {shown.map((state) => (
        <InState key={state} sample={sample} state={state} />
      ))}
    </Box>
  );
}

function InState({ sample, state }: { sample: Sample; state: State }) {
  const { language } = useLanguage();
  const shown = useMemo(() => stateOf(sample, state, language), [sample, state, language]);
  return (
    <Paper component="section" id={state} aria-label={`${sample.name}: ${state}`} sx={{ p: 2, minWidth: 0 }}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {state}
      </Typography>
      <StepForm {...shown} onChange={nothing} />
    </Paper>
  );
}

const around = stateOf(samples[0] as Sample, 'filled', 'en').surroundings;

function Static({ uischema }: { uischema: Record<string, unknown> }) {
  const step = useMemo<StepSource>(
    () => ({
      schema: {
        type: 'object',
        properties: {
          a: { type: 'string', title: 'Legal name' },
          b: { type: 'integer', title: 'How many sites' },
          c: { type: 'boolean', title: 'Everybody is trained' },
        },
      },
      uischema,
    }),
    [uischema],
  );
  return (
    <Box id="states" sx={{ maxWidth: 760 }}>
      <StepForm step={step} data={NO_DATA} readOnly={false} surroundings={around} onChange={nothing} />
    </Box>
  );
}

const NO_DATA = {};
