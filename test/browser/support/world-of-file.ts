import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { World } from './world.ts';

/**
 * The world of one file's tests: begun once, its pages closed and their complaints heard after each test. `end` takes
 * away what else was made for it.
 */
export function worldOfFile(begin: () => Promise<World>, end?: () => Promise<void>): void {
  let at: World;
  beforeAll(async () => {
    at = await begin();
  });
  afterAll(async () => {
    await at.close();
    await end?.();
  });
  afterEach(async () => expect(await at.farewell()).toEqual([]));
}
