import type { JsonObject } from '../../engine/index.ts';
import { inside, type PatchedPrograms, programsWith } from './programs-with.ts';

/**
 * The toy program where a neighbour without an account consents by a signed link: he fills in the last step of
 * the application while it is a draft, or refuses. What the clerk decides is not his to see.
 */
export const permitWithLink = (): Promise<PatchedPrograms> => programsWith(linkFiles);

/**
 * The same, where the neighbour puts his name to the whole application: he reads it, and consents to just that. He is
 * asked once the garden is filled in, and from then on it is his turn.
 */
export const permitWithSignature = (): Promise<PatchedPrograms> =>
  programsWith({
    ...linkFiles,
    'workflows/permit/program.json': (json) => {
      linkFiles['workflows/permit/program.json'](json);
      json.signatures = {
        neighbour: {
          title: { en: 'Consent to the garden', fr: 'Accord pour le jardin' },
          covers: ['application'],
          keptIn: 'consent',
        },
      };
      const mine = (json.lists as { id: string; roles: string[]; events?: string[] }[]).find(
        ({ id }) => id === 'mine',
      );
      mine?.roles.push('neighbour');
      mine?.events?.push('CONSENT', 'REFUSE');
    },
    'workflows/permit/machine.json': (json) => {
      linkFiles['workflows/permit/machine.json'](json);
      Object.assign(inside(json, 'machine', 'context'), { asked: false, consent: null });
      const draft = inside(json, 'machine', 'states', 'draft');
      inside(draft, 'meta').waitingFor = [
        { role: 'gardener', unless: 'asked' },
        { role: 'neighbour', when: 'asked' },
      ];
      inside(draft, 'meta', 'forms', 'application').view = ['gardener', 'neighbour', 'clerk'];
      inside(draft, 'meta', 'events', 'CONSENT').signs = 'neighbour';
      inside(draft, 'meta', 'events', 'ASK_CONSENT').complete = {
        of: ['application'],
        but: ['application.confirm'],
      };
      const set = (event: string, values: JsonObject) => {
        const { actions } = inside(draft, 'on', event) as { actions: JsonObject[] };
        actions.unshift({ type: 'set', params: values });
      };
      set('ASK_CONSENT', { asked: true });
      set('CONSENT', { asked: false, consent: 'signatures.neighbour' });
      set('REFUSE', { asked: false });
    },
  });

/** The same, where the clerk approves by putting his name to the application, and says in whose name he does. */
export const permitSignedByDesk = (): Promise<PatchedPrograms> =>
  programsWith({
    'workflows/permit/program.json': (json) => {
      json.signatures = {
        desk: { title: { en: 'The desk’s approval', fr: 'Approbation du bureau' }, covers: ['application'] },
      };
    },
    'workflows/permit/machine.json': (json) => {
      const decide = inside(json, 'machine', 'states', 'decide');
      Object.assign(inside(decide, 'meta', 'events', 'APPROVE'), { signs: 'desk', form: 'decision' });
    },
  });

const linkFiles = {
  'workflows/permit/program.json': (json: JsonObject) => {
    inside(json, 'roles').neighbour = { title: { en: 'Neighbour', fr: 'Voisin' }, scope: 'member' };
  },
  'workflows/permit/machine.json': (json: JsonObject) => {
    const draft = inside(json, 'machine', 'states', 'draft');
    inside(draft, 'meta', 'forms').application = {
      view: ['gardener'],
      edit: ['gardener'],
      steps: { confirm: { view: ['gardener', 'neighbour'], edit: ['gardener', 'neighbour'] } },
    };
    const label = (text: string) => ({ en: text, fr: text });
    Object.assign(inside(draft, 'meta', 'events'), {
      ASK_CONSENT: { label: label('Ask the neighbour'), roles: ['gardener'] },
      CONSENT: { label: label('Consent'), roles: ['neighbour'] },
      REFUSE: { label: label('Refuse'), roles: ['neighbour'], form: 'decision' },
    });
    const told = { type: 'mail', params: { letter: 'asked', to: ['gardener'] } };
    Object.assign(inside(draft, 'on'), {
      ASK_CONSENT: {
        actions: [
          {
            type: 'mail',
            params: {
              letter: 'consent',
              to: ['neighbour'],
              link: {
                role: 'neighbour',
                form: 'application',
                step: 'confirm',
                event: 'CONSENT',
                events: ['REFUSE'],
                validDays: { cel: '7' },
              },
            },
          },
        ],
      },
      CONSENT: { actions: [told] },
      REFUSE: { actions: [told] },
    });
  },
  'workflows/permit/letters/letters.json': (json: JsonObject) => {
    inside(json, 'letters').consent = {
      title: { en: 'Consent wanted', fr: 'Consentement demandé' },
      subject: { en: 'Your neighbour asks', fr: 'Votre voisin demande' },
    };
  },
  'workflows/permit/letters/consent.en.liquid':
    '<p><a href="{{ link.url }}">Read and sign</a> by {{ link.expiresOn }}</p>',
  'workflows/permit/letters/consent.fr.liquid':
    '<p><a href="{{ link.url }}">Lire et signer</a> d’ici le {{ link.expiresOn }}</p>',
};
