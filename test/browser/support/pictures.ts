import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const kept = fileURLToPath(new URL('../pictures/', import.meta.url));
const artifacts = fileURLToPath(new URL('../../../artifacts/gallery/', import.meta.url));

/** Part of the points that may differ: builds of a browser draw edges of letters and native signs differently. */
const TOLERANCE = 0.006;

/**
 * Holds a screenshot to the one kept in `test/browser/pictures`, and says what differs, or null. Both are made grey
 * and half as large first: what is left is where things stand, how large and how dark. `UPDATE_PICTURES=1` keeps the
 * new ones; what differs is written to `artifacts/gallery`.
 */
export async function differenceFrom(name: string, screenshot: Buffer): Promise<string | null> {
  const now = greyHalf(PNG.sync.read(screenshot));
  const file = join(kept, `${name}.png`);
  if (process.env.UPDATE_PICTURES === '1') {
    await mkdir(kept, { recursive: true });
    await writeFile(file, PNG.sync.write(now, { colorType: 0 }));
    return null;
  }
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return `${name}: there is no picture to compare with; UPDATE_PICTURES=1 makes it`;
  const then = PNG.sync.read(bytes);
  const size = ({ width, height }: PNG) => `${width}×${height}`;
  // A line of text that breaks elsewhere, or a native input a point higher, is seen in the points.
  const isOtherSize = then.width !== now.width || Math.abs(then.height - now.height) > 4;
  const height = Math.min(then.height, now.height);
  const diff = new PNG({ width: now.width, height });
  const length = now.width * height * 4;
  const differing = isOtherSize
    ? length
    : pixelmatch(then.data.subarray(0, length), now.data.subarray(0, length), diff.data, now.width, height, {
        threshold: 0.25,
      });
  if (!isOtherSize && differing <= now.width * height * TOLERANCE) return null;
  await mkdir(artifacts, { recursive: true });
  await writeFile(join(artifacts, `${name}.png`), PNG.sync.write(now));
  if (!isOtherSize) await writeFile(join(artifacts, `${name}.difference.png`), PNG.sync.write(diff));
  return isOtherSize
    ? `${name}: ${size(now)} instead of ${size(then)}`
    : `${name}: ${differing} points differ (${((100 * differing) / (now.width * height)).toFixed(2)} %)`;
}

/** Grey, each point the mean of four. */
function greyHalf({ width, height, data }: PNG): PNG {
  const half = new PNG({ width: Math.floor(width / 2), height: Math.floor(height / 2) });
  const grey = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return 0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0);
  };
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const mean =
        (grey(2 * x, 2 * y) + grey(2 * x + 1, 2 * y) + grey(2 * x, 2 * y + 1) + grey(2 * x + 1, 2 * y + 1)) /
        4;
      const at = (y * half.width + x) * 4;
      half.data.fill(Math.round(mean), at, at + 3);
      half.data[at + 3] = 255;
    }
  }
  return half;
}
