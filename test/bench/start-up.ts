import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../server/project-root.ts';
import { buildServer, freePort, startProcess } from '../support/server-process.ts';
import { benchPlace } from './places.ts';
import { median } from './rounds.ts';
import { atMost, figure, type RowGroup } from './row.ts';

const rounds = 5;

/** From the start of the process to the first healthy answer, with the project's own programs. */
export const startUpRows: RowGroup = {
  name: 'start-up',
  async run() {
    const script = join(await buildServer('bench'), 'server', 'main.js');
    const used = await benchPlace();
    const port = String(await freePort());
    const start = async (folder: string) => {
      const settings = { PORT: port, DATA_DIR: folder, PROGRAMS_DIR: projectRoot, LOG_LEVEL: 'error' };
      const server = await startProcess(script, settings);
      await server.kill();
      return server.startedIn / 1000;
    };
    const seconds = { first: [] as number[], again: [] as number[], node: [] as number[] };
    await start(used.folder);
    for (let round = 0; round < rounds; round += 1) {
      const fresh = await benchPlace();
      seconds.first.push(await start(fresh.folder));
      seconds.again.push(await start(used.folder));
      seconds.node.push(await nodeAlone());
      await fresh.remove();
    }
    await used.remove();
    return {
      'start-up': atMost(median(seconds.again), 's', 2),
      'start-up, empty data folder': figure(median(seconds.first), 's'),
      'start-up, node alone': figure(median(seconds.node), 's'),
    };
  },
};

/** Seconds of a process that does nothing: how quick this machine is just now. */
function nodeAlone(): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve((performance.now() - began) / 1000));
  });
}
