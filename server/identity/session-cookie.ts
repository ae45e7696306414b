import { createHmac, timingSafeEqual } from 'node:crypto';

/** The cookie's name as the library makes it. */
export function sessionCookieName(https: boolean): string {
  return `${https ? '__Secure-' : ''}attest.session_token`;
}

function signature(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64');
}

/** A session cookie's value for `token`. */
export function signSessionToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signature(token, secret)}`);
}

/** The session's token out of a `Cookie` header, or nothing when it is missing or not signed by us. */
export function readSessionToken(
  header: string | undefined,
  name: string,
  secret: string,
): string | undefined {
  if (header === undefined) return undefined;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    let value: string;
    try {
      value = decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return undefined;
    }
    const dot = value.lastIndexOf('.');
    if (dot < 1) return undefined;
    const token = value.slice(0, dot);
    const given = Buffer.from(value.slice(dot + 1));
    const expected = Buffer.from(signature(token, secret));
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
  }
  return undefined;
}
