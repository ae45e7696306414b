import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 320;

type Colour = readonly [red: number, green: number, blue: number];

/** So many different pictures there are; each is painted once. */
const VARIANTS = 60;
const painted = new Map<number, Uint8Array>();

/** A PNG of a work site in plain shapes: sky, ground, a building, a safety sign. Differs by number. */
export function evidencePicture(number: number): Uint8Array {
  const variant = number % VARIANTS;
  const picture = painted.get(variant) ?? paint(variant);
  painted.set(variant, picture);
  return picture;
}

function paint(number: number): Uint8Array {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y, number), y * (WIDTH * 3 + 1) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number, number: number): Colour {
  const left = 60 + (number % 5) * 30;
  const inBuilding = x > left && x < left + 170 && y > 110 && y < 230;
  const inDoor = x > left + 65 && x < left + 105 && y > 165;
  const sign = Math.abs(x - 390) + Math.abs(y - 150);
  if (sign < 44) return sign > 36 ? [30, 30, 30] : [250, 200, 40];
  if (Math.abs(x - 390) < 4 && y > 190 && y < 260) return [90, 90, 90];
  if (inBuilding) return inDoor ? [70, 60, 50] : [176 - (number % 4) * 16, 150, 130 + (number % 3) * 20];
  if (y > 230) return [120 - (y - 230) / 4, 112 - (y - 230) / 4, 90];
  return [150 + y / 3, 190 + y / 6, 225];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
