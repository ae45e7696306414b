import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Scanner, ScanResult } from './scanner.ts';

/**
 * ClamAV's daemon over TCP, command INSTREAM: chunks with a four-byte length, a zero length ends the file.
 * `host` is `name` or `name:port` (3310 unless said).
 */
export function clamavScanner(host: string, timeoutMs = 60_000): Scanner {
  const [name = 'localhost', port = '3310'] = host.split(':');
  return {
    scan(path) {
      return new Promise<ScanResult>((done, fail) => {
        const socket = connect({ host: name, port: Number(port) });
        let answer = '';
        socket.setTimeout(timeoutMs, () => socket.destroy(new Error('ClamAV did not answer in time')));
        socket.on('error', fail);
        socket.on('data', (part) => {
          answer += part.toString('utf8');
        });
        socket.on('end', () => {
          const text = answer.replace(/\0/g, '').trim();
          const found = /^stream: (.+) FOUND$/.exec(text);
          if (found?.[1] !== undefined) done({ clean: false, found: found[1] });
          else if (text === 'stream: OK') done({ clean: true });
          else fail(new Error(`ClamAV answered: ${text === '' ? 'nothing' : text}`));
        });
        socket.on('connect', () => {
          sendFile(path, (part) => socket.write(part)).catch((error: Error) => socket.destroy(error));
        });
      });
    },
  };
}

async function sendFile(path: string, write: (part: Uint8Array) => void): Promise<void> {
  write(Buffer.from('zINSTREAM\0'));
  for await (const part of createReadStream(path)) {
    const bytes: Buffer = part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    write(length);
    write(bytes);
  }
  write(Buffer.alloc(4));
}
