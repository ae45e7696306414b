import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { World } from './world.ts';

/** The world of one file's tests: begun once, its pages closed and their complaints heard after each test. */
export function worldOfFile(begin: () => Promise<World>): void {
  let at: World;
  beforeAll(async () => {
    at = await begin();
  });
  afterAll(async () => at.close());
  afterEach(async () => expect(await at.farewell()).toEqual([]));
}
