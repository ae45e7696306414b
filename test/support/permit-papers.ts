import { inside, type PatchedPrograms, programsWith } from './programs-with.ts';

/**
 * The toy program with more effects: approval also writes a formal letter, granting issues a certificate,
 * keeps a value in the company's profile and tells a webhook; taxes on the fee; a place for a plan (a file).
 */
export function permitWithPapers(): Promise<PatchedPrograms> {
  return programsWith({
    'workflows/permit/program.json': (json) => {
      inside(json, 'numbering').certificate = 'C-{year}-{sequence:3}';
      json.payment = { settled: 'PAID', failed: 'DECLINED', pending: 'PROCESSING', payableTag: 'payable' };
    },
    'workflows/permit/machine.json': (json) => {
      const states = inside(json, 'machine', 'states');
      inside(states, 'decide', 'on', 'APPROVE').actions = [
        {
          type: 'invoice',
          params: { charge: { decision: { ruleset: 'fee', outcome: 'charge' } } },
        },
        { type: 'mail', params: { letter: 'bill', to: ['gardener'] } },
        {
          type: 'letter',
          params: {
            letter: 'approved',
            to: [
              'gardener',
              { cel: "[{'name': 'Town Hall', 'email': 'town@example.org', 'language': 'fr'}]" },
            ],
          },
        },
      ];
      const payment = inside(states, 'payment');
      const on = inside(payment, 'on');
      on.PAID = {
        target: 'granted',
        actions: [
          {
            type: 'certificate',
            params: {
              kind: 'permit',
              letter: 'granted',
              to: ['gardener', 'clerk'],
              validFrom: { cel: 'today' },
              validUntil: { cel: 'addYears(today, 3)' },
              scope: { cel: "['AB', 'BC']" },
            },
          },
          { type: 'keep-profile', params: { lastArea: { cel: 'application.garden.area' } } },
          {
            type: 'webhook',
            params: { topic: 'permit.granted', data: { area: { cel: 'application.garden.area' } } },
          },
        ],
      };
      on.DECLINED = { actions: [{ type: 'mail', params: { letter: 'declined', to: ['gardener'] } }] };
      on.PROCESSING = {};
      const events = inside(payment, 'meta', 'events');
      events.DECLINED = { label: { en: 'Payment declined', fr: 'Paiement refusé' }, roles: ['system'] };
      events.PROCESSING = { label: { en: 'Payment processed', fr: 'Paiement en cours' }, roles: ['system'] };
      events.CANCEL = { label: { en: 'Cancel', fr: 'Annuler' }, roles: ['gardener'], tone: 'danger' };
      on.CANCEL = { target: 'withdrawn', actions: [{ type: 'void-invoice' }] };
    },
    'workflows/permit/letters/letters.json': (json) => {
      const letters = inside(json, 'letters');
      const both = (en: string, fr: string) => ({ en, fr });
      letters.bill = {
        title: both('Invoice ready', 'Facture prête'),
        subject: both('Invoice {{ invoice.number }}', 'Facture {{ invoice.number }}'),
      };
      letters.approved = {
        title: both('Approved', 'Approuvée'),
        subject: both('Your request {{ case.number }}', 'Votre demande {{ case.number }}'),
        data: { owner: 'company.name' },
      };
      letters.granted = {
        title: both('Certificate', 'Certificat'),
        subject: both('Certificate {{ certificate.number }}', 'Certificat {{ certificate.number }}'),
      };
      letters.declined = {
        title: both('Card declined', 'Carte refusée'),
        subject: both('Your card was declined', 'Votre carte a été refusée'),
      };
    },
    'workflows/permit/letters/bill.en.liquid':
      '<p>Invoice {{ invoice.number }}: {{ invoice.amount }} {{ invoice.currency }}, due {{ invoice.dueOn }}.</p>',
    'workflows/permit/letters/bill.fr.liquid': '<p>Facture {{ invoice.number }}, {{ invoice.amount }}.</p>',
    'workflows/permit/letters/approved.en.liquid':
      '<h2>Approved</h2><p>Dear <strong>{{ recipient.name }}</strong>, the garden of {{ owner }} may be built.</p>',
    'workflows/permit/letters/approved.fr.liquid':
      '<h2>Approuvée</h2><p>Bonjour {{ recipient.name }}, le jardin de {{ owner }} peut être aménagé. {{ invoice.description }}</p>',
    'workflows/permit/letters/granted.en.liquid':
      '<p>Certificate {{ certificate.number }} from {{ certificate.validFrom }} to {{ certificate.validUntil }}.</p>',
    'workflows/permit/letters/granted.fr.liquid': '<p>Certificat {{ certificate.number }}.</p>',
    'workflows/permit/letters/declined.en.liquid': '<p>Please try another card.</p>',
    'workflows/permit/letters/declined.fr.liquid': '<p>Veuillez essayer une autre carte.</p>',
    'rules/permit/fee.json': (json) => {
      const [rule] = json.rules as { event: { params: { taxes?: object[] } } }[];
      rule!.event.params.taxes = [{ label: { en: 'GST', fr: 'TPS' }, rate: 5 }];
    },
    'forms/permit/application/garden.json': (json) => {
      inside(json, 'schema', 'properties').plan = {
        type: 'object',
        'x-file': { types: ['pdf', 'doc', 'docx'], maxBytes: 20000 },
      };
      const elements = inside(json, 'uischema').elements as object[];
      elements.push({ type: 'Control', scope: '#/properties/plan', options: { widget: 'file' } });
      inside(json, 'i18n', 'en')['plan.label'] = 'Plan';
      inside(json, 'i18n', 'fr')['plan.label'] = 'Plan';
    },
  });
}
