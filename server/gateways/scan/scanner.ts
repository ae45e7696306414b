import { createReadStream } from 'node:fs';

export type ScanResult = { clean: true } | { clean: false; found: string };

/** Looks into a stored file before anyone may see it. Throws when it cannot tell. */
export interface Scanner {
  scan(path: string): Promise<ScanResult>;
}

// Held in two halves so that a scanner does not take this source for the test file itself.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Knows one signature, the industry's harmless test file: enough to prove that the way past a scanner is shut. */
export const testFileScanner: Scanner = {
  async scan(path) {
    let tail = '';
    for await (const part of createReadStream(path, { encoding: 'latin1' })) {
      const text = tail + String(part);
      if (text.includes(EICAR)) return { clean: false, found: 'Eicar-Test-Signature' };
      tail = text.slice(-EICAR.length);
    }
    return { clean: true };
  },
};
