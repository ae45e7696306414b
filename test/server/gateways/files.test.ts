import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentType, nameFits, normalType } from '../../../server/gateways/files/content-type.ts';
import { FileTooLarge, fileStore } from '../../../server/gateways/files/file-store.ts';
import { clamavScanner } from '../../../server/gateways/scan/clamav.ts';
import { testFileScanner } from '../../../server/gateways/scan/scanner.ts';
import {
  infectedPdf,
  oleFile,
  sampleDocx,
  samplePdf,
  sampleProgram,
  zipFile,
} from '../../support/sample-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(bytes: Buffer | string): Promise<string> {
  const path = join(folder, `f${Math.random().toString(36).slice(2)}`);
  await writeFile(path, bytes);
  return path;
}

describe('a file’s type is what its bytes say', () => {
  it.each<[string, Buffer | string, string | null]>([
    ['a PDF', samplePdf, 'pdf'],
    ['an old Word file', oleFile('WordDocument'), 'doc'],
    ['an old Excel file', oleFile('Workbook'), 'xls'],
    ['a Word file', sampleDocx, 'docx'],
    ['plain text', 'Ein Brief.\nÀ bientôt.\n', 'txt'],
    ['another office container', oleFile('Installer'), null],
    ['a program', sampleProgram, null],
    ['HTML', '<!doctype html><script>alert(1)</script>', null],
    ['HTML behind spaces', '   \n<HTML><body>', null],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', null],
    ['SVG behind a declaration', '<?xml version="1.0"?><svg/>', null],
    ['a shell script', '#!/bin/sh\nrm -rf /', null],
    ['bytes of no kind', Buffer.from([1, 2, 3, 0, 255]), null],
    ['nothing', '', null],
  ])('%s', async (_, bytes, expected) => {
    expect((await contentType(await written(bytes)))?.name ?? null).toBe(expected);
  });

  it('tells a ZIP from an office file', async () => {
    const found = await contentType(await written(zipFile({ 'run.exe': 'MZ' })));
    expect(found?.name).toBe('zip');
  });

  it('a name must promise the same', () => {
    const pdf = { name: 'pdf', mediaType: 'application/pdf' };
    expect(nameFits('Plan.PDF', pdf)).toBe(true);
    expect(nameFits('plan.pdf.exe', pdf)).toBe(false);
    expect(nameFits('plan', pdf)).toBe(false);
    expect(normalType('.JPEG')).toBe('jpg');
  });
});

describe('the file store', () => {
  it('keeps the same bytes once, hands out ranges, and leaves nothing of what was too large', async () => {
    const store = fileStore(join(folder, 'store'));
    const receive = (bytes: Buffer, limit = 1000) => store.receive(Readable.from([bytes]), limit);
    const first = await receive(samplePdf);
    await store.keep(first);
    const second = await receive(samplePdf);
    expect(second.sha256).toBe(first.sha256);
    await store.keep(second);
    expect(await store.put(samplePdf)).toBe(first.sha256);
    expect(await store.size(first.sha256)).toBe(samplePdf.length);
    const part = await store.read(first.sha256, { start: 1, end: 3 }).toArray();
    expect(Buffer.concat(part).toString()).toBe('PDF');
    await expect(receive(samplePdf, 10)).rejects.toThrow(FileTooLarge);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(store.receive(broken, 1000)).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'store', 'incoming'))).toEqual([]);
    expect(() => store.path('../../etc/passwd')).toThrow();
  });

  it('sweeps what interrupted uploads left', async () => {
    const store = fileStore(join(folder, 'swept'));
    await store.receive(Readable.from([samplePdf]), 1000);
    await store.sweep(new Date(Date.now() - 60_000));
    expect(await readdir(join(folder, 'swept', 'incoming'))).toHaveLength(1);
    await store.sweep(new Date(Date.now() + 60_000));
    expect(await readdir(join(folder, 'swept', 'incoming'))).toEqual([]);
  });
});

describe('scanners', () => {
  it('the default knows the test file, also across the pieces of a stream', async () => {
    expect(await testFileScanner.scan(await written(samplePdf))).toEqual({ clean: true });
    const far = Buffer.concat([Buffer.alloc(65_536 - samplePdf.length - 20, 32), infectedPdf]);
    expect(await testFileScanner.scan(await written(far))).toMatchObject({ clean: false });
  });

  it('ClamAV is asked by INSTREAM; an answer that is neither clean nor found is an error', async () => {
    let answer = 'stream: OK\0';
    let received = Buffer.alloc(0);
    const daemon = createServer((socket) => {
      received = Buffer.alloc(0);
      socket.on('data', (part) => {
        received = Buffer.concat([received, part]);
        if (received.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer);
      });
    });
    await new Promise<void>((resolve) => {
      daemon.listen(0, '127.0.0.1', resolve);
    });
    const address = daemon.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const scanner = clamavScanner(`127.0.0.1:${address.port}`);
    const path = await written(samplePdf);
    expect(await scanner.scan(path)).toEqual({ clean: true });
    expect(received.subarray(0, 10).toString('latin1')).toBe('zINSTREAM\0');
    expect(received.includes(samplePdf)).toBe(true);
    answer = 'stream: Win.Test.EICAR_HDB-1 FOUND\0';
    expect(await scanner.scan(path)).toEqual({ clean: false, found: 'Win.Test.EICAR_HDB-1' });
    answer = 'INSTREAM size limit exceeded. ERROR\0';
    await expect(scanner.scan(path)).rejects.toThrow('size limit');
    daemon.close();
  });
});
