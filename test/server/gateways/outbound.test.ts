import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkedUrl,
  OutboundRefused,
  outboundClient,
} from '../../../server/gateways/outbound/outbound-client.ts';
import { isPublicAddress } from '../../../server/gateways/outbound/public-address.ts';
import { signMessage } from '../../../server/gateways/outbound/signature.ts';

const inner = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'not an address',
];
const outer = [
  '8.8.8.8',
  '1.1.1.1',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700:4700::1111',
  '2a00:1450:4001::200e',
];

describe('the way out', () => {
  it.each(inner)('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(outer)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'https://user:secret@example.org/',
    'nonsense',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://169.254.169.254/latest/meta-data/',
  ])('refuses %s', async (url) => {
    const client = outboundClient({ allowPrivate: false, resolve: async () => ['8.8.8.8'] });
    await expect(client.send({ url, method: 'GET' })).rejects.toThrow(OutboundRefused);
  });

  it('refuses an inner address as soon as it is written down', () => {
    for (const host of ['127.0.0.1', '[::1]', '169.254.169.254', '0x7f.1', '2130706433']) {
      expect(() => checkedUrl(`https://${host}/`, false), host).toThrow(OutboundRefused);
      expect(checkedUrl(`https://${host}/`, true).pathname).toBe('/');
    }
  });

  it('refuses a name of which any address is private, and asks for it once', async () => {
    let asked = 0;
    const client = outboundClient({
      allowPrivate: false,
      resolve: async () => {
        asked += 1;
        return ['8.8.8.8', '10.0.0.1'];
      },
    });
    await expect(client.send({ url: 'https://two-faced.example/', method: 'GET' })).rejects.toThrow(
      '10.0.0.1',
    );
    expect(asked).toBe(1);
  });

  describe('where a setting allows private targets', () => {
    let server: Server;
    let port: number;
    beforeAll(async () => {
      server = createServer((request, response) => {
        if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
        else if (request.url === '/never') return;
        else if (request.url === '/long') response.end('x'.repeat(1_000_000));
        else response.end(`${request.method} ${request.headers.host}`);
      });
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      port = (server.address() as AddressInfo).port;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });
    const client = outboundClient({
      allowPrivate: true,
      timeoutMs: 300,
      maxBodyBytes: 1000,
      resolve: async () => ['127.0.0.1'],
    });
    const get = (path: string) => client.send({ url: `http://pinned.example:${port}${path}`, method: 'GET' });

    it('connects to the address it resolved, under the name asked for', async () => {
      expect(await get('/')).toMatchObject({ status: 200, body: `GET pinned.example:${port}` });
    });
    it('does not follow a redirect', async () => expect((await get('/away')).status).toBe(302));
    it('reads no more than its limit', async () => expect((await get('/long')).body).toHaveLength(1000));
    it('does not wait for ever', async () => {
      await expect(get('/never')).rejects.toThrow();
    });
  });

  it('signs as the Standard Webhooks library verifies', () => {
    const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
    const body = '{"type":"a"}';
    const headers = signMessage(secret, 'msg_1', new Date(), body);
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'a' });
    expect(() => new Webhook(secret).verify('{"type":"b"}', headers)).toThrow();
  });
});
