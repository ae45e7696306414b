import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../server/settings.ts';

describe('settings', () => {
  it('need nothing', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: undefined,
      rateLimits: true,
    });
    expect(isAbsolute(settings.dataDir)).toBe(true);
    expect(isAbsolute(settings.programsDir)).toBe(true);
  });

  it('take what is given, and an empty variable for none', () => {
    const settings = readSettings({
      PORT: '9000',
      BASE_URL: 'https://attest.example.org/',
      DATABASE_URL: '',
      TRUST_PROXY: '2',
      CLAMAV_HOST: 'clamav',
    });
    expect(settings).toMatchObject({
      port: 9000,
      baseUrl: 'https://attest.example.org',
      databaseUrl: undefined,
      trustProxy: 2,
      clamav: { host: 'clamav', port: 3310 },
    });
  });

  it('says everything that is wrong at once, by its name', () => {
    const read = () =>
      readSettings({
        PORT: 'many',
        BASE_URL: 'attest',
        SECRET: 'short',
        ATTEST_PORT: '1',
        DATABASE_URL: 'mysql://x',
      });
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/BASE_URL: must be a URL that begins with http:\/\//);
    expect(read).toThrow(/SECRET: must have at least 32 characters/);
    expect(read).toThrow(/ATTEST_PORT is not a setting/);
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/short/);
  });
});
