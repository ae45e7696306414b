import { inside, type PatchedPrograms, programsWith } from '../support/programs-with.ts';

/** Gardens above this many square metres are asked about and then forgotten: their deadline has passed. */
export const forgottenAbove = 400;

/**
 * The toy program with deadlines that are over as soon as they are set, so that timers fire while the load
 * runs: reminders always, the last day for those who never return. A granted permit has a certificate.
 */
export function programUnderLoad(): Promise<PatchedPrograms> {
  return programsWith({
    'workflows/permit/program.json': (json) => {
      inside(json, 'numbering').certificate = 'C{sequence:6}';
    },
    'workflows/permit/machine.json': (json) => {
      const delays = inside(json, 'delays');
      inside(delays, 'reminder').days = '-2';
      inside(delays, 'returnDue').days =
        `application.garden.area > ${forgottenAbove} ? -1 : parameters.returnDays`;
      inside(json, 'machine', 'states', 'payment', 'on').PAID = {
        target: 'granted',
        actions: [
          {
            type: 'certificate',
            params: { kind: 'permit', letter: 'granted', to: ['gardener'], validFrom: { cel: 'today' } },
          },
          { type: 'keep-profile', params: { lastArea: { cel: 'application.garden.area' } } },
        ],
      };
    },
    'workflows/permit/letters/letters.json': (json) => {
      inside(json, 'letters').granted = {
        title: { en: 'Certificate', fr: 'Certificat' },
        subject: { en: 'Certificate {{ certificate.number }}', fr: 'Certificat {{ certificate.number }}' },
      };
    },
    'workflows/permit/letters/granted.en.liquid': '<p>Certificate {{ certificate.number }}.</p>',
    'workflows/permit/letters/granted.fr.liquid': '<p>Certificat {{ certificate.number }}.</p>',
  });
}
