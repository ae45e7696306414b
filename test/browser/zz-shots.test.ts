import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, test } from 'vitest';
import { audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
let w: World;
beforeAll(async () => { w = await world('own'); mkdirSync('/tmp/w2shots', { recursive: true }); });
afterAll(async () => { await w.close(); });
const shot = async (client: any, name: string, paths: string[], screen = {}) => {
  const p = await w.open(client, screen);
  for (const [i, path] of paths.entries()) {
    await p.goto(path); await p.waitForLoadState('networkidle', {timeout: 6000}).catch(() => {}); 
    await p.screenshot({ path: `/tmp/w2shots/${name}${i}.png`, fullPage: true });
    const o = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (o > 0) console.log('OVERFLOW', name, path, o);
  }
  console.log(p.complaints.join('\n'));
  await p.context().close();
};
test('shots', async () => {
  const t0 = Date.now();
  const a = await audit(w, /round of corrections/);
  const id = await a.live(7);
  console.log('lived', Date.now() - t0);
  for (const [s, screen] of [['d', {}], ['p', { width: 375, height: 800 }]] as const) {
    await shot(a.assessor, `as-${s}`, ['/', `/cases/${id}`, `/cases/${id}/forms/assessment/c`, '/invoices'], screen);
    await shot(a.reviewer, `re-${s}`, ['/', `/cases/${id}`], screen);
    await shot(a.staff, `st-${s}`, ['/', `/cases/${id}`, '/invoices', '/companies'], screen);
  }
  await shot(a.assessor, `as-dark`, [`/cases/${id}`], { scheme: 'dark', language: 'fr' });
}, 300000);
