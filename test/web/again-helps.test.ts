import { describe, expect, it } from 'vitest';
import { againHelps } from '../../web/renderers/again-helps.ts';

const refused = (status: number) => Object.assign(new Error('refused'), { problem: { status } });

describe('sending a file once more', () => {
  it.each([0, 408, 429, 500, 503, 507])('may help after %i', (status) => {
    expect(againHelps(refused(status))).toBe(true);
  });

  it('may help after what nobody foresaw', () => {
    expect(againHelps(new TypeError('aborted'))).toBe(true);
    expect(againHelps(null)).toBe(true);
  });

  it.each([400, 403, 404, 409, 413, 415, 422])('cannot help after %i', (status) => {
    expect(againHelps(refused(status))).toBe(false);
  });
});
