import { describe, expect, it } from 'vitest';
import { checkProgram, type Json, type ProgramFiles, readProgramFolder } from '../../../engine/index.ts';
import { type Random, seededRandom } from '../../support/seeded-random.ts';

const evil: Json[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'constructor',
  '__proto__',
  'toString',
  [],
  {},
  [null],
  '{{',
  '(a+)+$',
  '1/0',
  '#/properties/toString',
  { $ref: '#' },
  { $ref: 'nowhere.json' },
  { cel: '((((' },
  { cel: 1 },
  { en: null },
  '\0',
  '\ud800',
  'x'.repeat(20_000),
];
const names = ['constructor', 'toString', 'hasOwnProperty', 'length', ''];

type Holder = { [key: string]: Json };

function placesOf(value: Json, found: [Holder, string][] = []): [Holder, string][] {
  if (value === null || typeof value !== 'object') return found;
  const holder = value as Holder;
  for (const key of Object.keys(holder)) {
    found.push([holder, key]);
    placesOf(holder[key] ?? null, found);
  }
  return found;
}

/** One fault, as a careless hand or a hostile one could make it. */
function mutate(document: Json, random: Random): void {
  const places = placesOf(document);
  const [holder, key] = random.pick(places);
  const [other, otherKey] = random.pick(places);
  const before = holder[key] ?? null;
  switch (random.whole(0, 4)) {
    case 0:
      delete holder[key];
      return;
    case 1:
      if (!Array.isArray(holder)) holder[random.pick(names)] = before;
      return;
    case 2:
      holder[key] = structuredClone(other[otherKey] ?? null);
      return;
    case 3:
      holder[key] = typeof before === 'string' ? `${before.slice(0, before.length / 2)}'}${'`'}` : [before];
      return;
    default:
      holder[key] = structuredClone(random.pick(evil));
  }
}

describe('check of files with faults of any kind', async () => {
  const files = await readProgramFolder('test/programs', 'permit');
  const paths = [...files.keys()].filter((path) => path.endsWith('.json'));
  const text = (path: string) => new TextDecoder().decode(files.get(path));
  const check = (path: string, bytes: Uint8Array) =>
    checkProgram(new Map(files).set(path, bytes) as ProgramFiles, 'permit');

  it('always ends with a list of problems, and soon', async () => {
    const random = seededRandom(1);
    for (let round = 0; round < 300; round++) {
      const path = random.pick(paths);
      const document: Json = JSON.parse(text(path));
      mutate(document, random);
      const changed = JSON.stringify(document);
      const began = performance.now();
      const { problems } = await check(path, new TextEncoder().encode(changed)).catch((error: unknown) => {
        throw new Error(`round ${round}: ${path}: ${changed.slice(0, 2000)}`, { cause: error });
      });
      expect(Array.isArray(problems)).toBe(true);
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  }, 120_000);

  it.each([
    ['nothing', new Uint8Array()],
    ['a byte order mark alone', new Uint8Array([0xef, 0xbb, 0xbf])],
    ['UTF-16', new Uint8Array(Buffer.from('{}', 'utf16le'))],
    ['broken UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['brackets without end', new TextEncoder().encode('['.repeat(100_000))],
  ])('names a file that holds %s', async (_what, bytes) => {
    for (const path of paths) {
      const { problems } = await check(path, bytes);
      expect(problems.some((problem) => problem.file === path)).toBe(true);
    }
  });

  it('takes a byte order mark and line ends of Windows', async () => {
    for (const path of paths) {
      const bytes = new TextEncoder().encode(`\ufeff${text(path).replaceAll('\n', '\r\n')}`);
      expect((await check(path, bytes)).problems).toEqual([]);
    }
  });

  it('knows no type that is called like a property of every object', async () => {
    const path = 'forms/permit/application/confirm.json';
    const bytes = new TextEncoder().encode(text(path).replace('"boolean"', '"toString"'));
    expect((await check(path, bytes)).problems.map(({ file }) => file)).toContain(path);
  });
});
