import { testCards } from './test-cards.ts';

export interface SandboxPage {
  nonce: string;
  language: string;
  organization: string;
  description: string;
  /** As people write it, with its currency. */
  amount: string;
  /** Shown above the form. */
  message: 'declined' | 'not-a-test-card' | null;
  /** The payer can still pay; otherwise only the way back is shown. */
  open: boolean;
  returnUrl: string;
}

const words = {
  en: {
    title: 'Payment',
    trial: 'Trial gateway: no money moves. Never type a real card number.',
    pay: 'Pay',
    back: 'Back without paying',
    over: 'This payment is completed or no longer needed.',
    return: 'Continue',
    card: 'Card number',
    expiry: 'Expiry (MM/YY)',
    code: 'Security code',
    name: 'Name on the card',
    cards: 'Test cards',
    declined: 'The card was declined. Try another one.',
    'not-a-test-card': 'That is not one of the test cards below.',
    outcomes: {
      settled: 'succeeds',
      declined: 'is declined',
      'insufficient-funds': 'has too little money on it',
      'expired-card': 'has expired',
      delayed: 'succeeds after a while',
    },
  },
  fr: {
    title: 'Paiement',
    trial: 'Passerelle d’essai : aucun argent ne circule. N’inscrivez jamais un vrai numéro de carte.',
    pay: 'Payer',
    back: 'Retour sans payer',
    over: 'Ce paiement est terminé ou n’est plus nécessaire.',
    return: 'Continuer',
    card: 'Numéro de carte',
    expiry: 'Expiration (MM/AA)',
    code: 'Code de sécurité',
    name: 'Nom sur la carte',
    cards: 'Cartes d’essai',
    declined: 'La carte a été refusée. Essayez-en une autre.',
    'not-a-test-card': 'Ce n’est pas une des cartes d’essai ci-dessous.',
    outcomes: {
      settled: 'réussit',
      declined: 'est refusée',
      'insufficient-funds': 'n’a pas assez de fonds',
      'expired-card': 'est expirée',
      delayed: 'réussit après un moment',
    },
  },
};

const style = `
:root { color-scheme: light dark; --edge: #b7c0cc; --strong: #14532d; --soft: #f3f6f4; --ink: #16211b; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --edge: #55605a; --strong: #86d3a4; --soft: #1d2621; --ink: #eef3f0; --paper: #121815 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--soft); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 27rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
.card { background: var(--paper); border: 1px solid var(--edge); border-radius: .75rem; padding: 1.25rem }
h1 { font-size: 1.1rem; margin: 0 0 .25rem } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
.amount { font-size: 2rem; font-weight: 650; margin: .25rem 0 1rem }
.trial { font-size: .875rem; border-left: .25rem solid #b45309; padding-left: .75rem; margin: 0 0 1rem }
.message { border: 2px solid #b91c1c; border-radius: .5rem; padding: .5rem .75rem; margin: 0 0 1rem }
label { display: block; font-weight: 600; margin: .75rem 0 .25rem }
input { width: 100%; font: inherit; color: inherit; background: transparent; padding: .65rem .75rem; border: 1px solid var(--edge); border-radius: .5rem; min-height: 2.75rem }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; align-items: end }
button, .link { display: block; width: 100%; min-height: 2.75rem; font: inherit; font-weight: 650; border-radius: .5rem; margin-top: 1.25rem; text-align: center; padding: .65rem }
button { border: 0; background: #14532d; color: #fff; cursor: pointer }
.link { color: var(--strong); margin-top: .25rem }
:focus-visible { outline: 3px solid #2563eb; outline-offset: 2px }
table { border-collapse: collapse; width: 100%; font-size: .9375rem } td { padding: .25rem 0 } td + td { text-align: right }
code { font-family: ui-monospace, monospace; white-space: nowrap } td + td { padding-left: .75rem }
`;

/** The hosted page of the sandbox: one form, no script. */
export function sandboxPage(page: SandboxPage): string {
  const language = page.language === 'fr' ? 'fr' : 'en';
  const w = words[language];
  const cards = testCards
    .map(
      (card) =>
        `<tr><td><code>${card.number.replace(/(\d{4})(?=\d)/g, '$1 ')}</code></td><td>${w.outcomes[card.outcome === 'failed' ? (card.failure ?? 'declined') : card.outcome]}</td></tr>`,
    )
    .join('');
  const message =
    page.message === null ? '' : `<p class="message" id="message" role="alert">${w[page.message]}</p>`;
  const described = page.message === null ? '' : ' aria-describedby="message" aria-invalid="true"';
  const form = `<form method="post" autocomplete="off">
<label for="number">${w.card}</label>
<input id="number" name="number" inputmode="numeric" maxlength="23" required${described}>
<div class="pair">
<div><label for="expiry">${w.expiry}</label><input id="expiry" name="expiry" inputmode="numeric" maxlength="5"></div>
<div><label for="code">${w.code}</label><input id="code" name="code" inputmode="numeric" maxlength="4"></div>
</div>
<label for="name">${w.name}</label><input id="name" name="name" maxlength="100">
<button type="submit">${w.pay} ${escapeHtml(page.amount)}</button>
</form>
<a class="link" href="${escapeHtml(page.returnUrl)}">${w.back}</a>
<h2>${w.cards}</h2><table>${cards}</table>`;
  const over = `<p>${w.over}</p><a class="link" href="${escapeHtml(page.returnUrl)}">${w.return}</a>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title} · ${escapeHtml(page.organization)}</title><style nonce="${page.nonce}">${style}</style></head>
<body><main><div class="card"><h1>${escapeHtml(page.organization)}</h1><div>${escapeHtml(page.description)}</div>
<div class="amount">${escapeHtml(page.amount)}</div><p class="trial">${w.trial}</p>
${message}${page.open ? form : over}</div></main></body></html>`;
}

/** Nothing but the page's own style and form. */
export function sandboxPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

const entities: { [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
