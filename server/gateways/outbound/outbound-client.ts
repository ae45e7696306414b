import { lookup as dnsLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface OutboundRequest {
  url: string;
  method: 'GET' | 'POST';
  headers?: { [name: string]: string };
  body?: string;
}

export interface OutboundAnswer {
  status: number;
  /** Names in lower case. */
  headers: { [name: string]: string };
  /** At most the client's body limit; the rest is not read. */
  body: string;
}

/** The one way out to the network. */
export interface OutboundClient {
  /** Throws `OutboundRefused` when the target may not be called, another error when the call failed. */
  send(request: OutboundRequest): Promise<OutboundAnswer>;
}

/** The target itself is not allowed: trying again cannot help. */
export class OutboundRefused extends Error {
  override name = 'OutboundRefused';
  /** What the person who gave the target is told. */
  readonly words: { en: string; fr: string };

  constructor(words: { en: string; fr: string }) {
    super(words.en);
    this.words = words;
  }
}

export type Resolve = (host: string) => Promise<string[]>;

export interface OutboundOptions {
  /** Lets private, loopback and link-local targets and plain http through (tests, closed networks). */
  allowPrivate: boolean;
  timeoutMs?: number;
  maxBodyBytes?: number;
  /** All addresses of a host name. */
  resolve?: Resolve;
}

const systemResolve: Resolve = async (host) =>
  (await dnsLookup(host, { all: true, verbatim: true })).map((entry) => entry.address);

/**
 * Resolves the name itself, refuses when *any* of its addresses is not public, and connects to the address
 * it checked (a second resolution could answer differently). Redirects are not followed: they are an answer.
 */
export function outboundClient(options: OutboundOptions): OutboundClient {
  const timeoutMs = options.timeoutMs ?? 15_000;
  const maxBodyBytes = options.maxBodyBytes ?? 64 * 1024;
  const resolve = options.resolve ?? systemResolve;
  return {
    async send(request) {
      const url = checkedUrl(request.url, options.allowPrivate);
      const address = await checkedAddress(url, resolve, options.allowPrivate);
      return call(url, address, request, { timeoutMs, maxBodyBytes });
    },
  };
}

/** The URL when its form is allowed; throws `OutboundRefused` otherwise. */
export function checkedUrl(text: string, allowPrivate: boolean): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new OutboundRefused({
      en: `“${text}” is not the address of a page.`,
      fr: `« ${text} » n’est pas une adresse Web.`,
    });
  }
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    throw new OutboundRefused({
      en: `The address begins with ${url.protocol}//, but has to begin with https://.`,
      fr: `L’adresse commence par ${url.protocol}//, mais doit commencer par https://.`,
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundRefused({
      en: 'The address holds a name or a password; leave them out.',
      fr: 'L’adresse contient un nom ou un mot de passe; retirez-les.',
    });
  }
  const host = hostOf(url);
  if (isIP(host) && !allowPrivate && !isPublicAddress(host)) {
    throw new OutboundRefused({
      en: `${host} is not a public address.`,
      fr: `${host} n’est pas une adresse publique.`,
    });
  }
  return url;
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

async function checkedAddress(url: URL, resolve: Resolve, allowPrivate: boolean): Promise<string> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolve(host);
  const first = addresses[0];
  if (first === undefined) throw new Error(`${host} has no address`);
  if (allowPrivate) return first;
  const bad = addresses.find((address) => !isPublicAddress(address));
  if (bad !== undefined) {
    throw new OutboundRefused({
      en: `${host} is at ${bad}, which is not a public address.`,
      fr: `${host} se trouve à ${bad}, qui n’est pas une adresse publique.`,
    });
  }
  return first;
}

function call(
  url: URL,
  address: string,
  request: OutboundRequest,
  limits: { timeoutMs: number; maxBodyBytes: number },
): Promise<OutboundAnswer> {
  const body = request.body === undefined ? undefined : Buffer.from(request.body);
  return new Promise((done, fail) => {
    const family = isIP(address);
    const sent = (url.protocol === 'https:' ? https : http).request(url, {
      method: request.method,
      headers: {
        ...request.headers,
        ...(body === undefined ? {} : { 'content-length': String(body.length) }),
      },
      agent: false,
      signal: AbortSignal.timeout(limits.timeoutMs),
      lookup: (_host, wanted, found) => {
        if (wanted.all === true) found(null, [{ address, family }]);
        else found(null, address, family);
      },
    });
    sent.on('error', fail);
    sent.on('response', (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const end = () => {
        done({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(parts).toString('utf8'),
        });
      };
      answer.on('data', (part: Buffer) => {
        const room = limits.maxBodyBytes - bytes;
        parts.push(part.subarray(0, room));
        bytes += part.length;
        if (bytes > limits.maxBodyBytes) {
          end();
          answer.destroy();
        }
      });
      answer.on('end', end);
      answer.on('error', fail);
    });
    sent.end(body);
  });
}
