/** The part of Trusted Types that is used here; browsers without them take plain texts. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string; createScriptURL: (url: string) => string },
  ): Policy;
}

interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

let made: Policy | undefined;

/** The one policy that the content security policy allows; a page may make it once. */
function policy(): Policy {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const rules: Policy = { createHTML: (html) => html, createScriptURL: ownUrl };
  made ??= trustedTypes ? trustedTypes.createPolicy('attest', rules) : rules;
  return made;
}

function ownUrl(url: string): string {
  const { origin } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError(`${url} is not of this site.`);
  return url;
}

/** The document that a piece of HTML describes, apart from this one: nothing in it runs or is fetched. */
export const parseInert = (html: string): Document =>
  new DOMParser().parseFromString(policy().createHTML(html), 'text/html');

/** A worker whose code comes from this site. */
export const ownWorker = (url: string): Worker =>
  new Worker(policy().createScriptURL(url), { type: 'module' });
