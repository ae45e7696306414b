import { seededRandom } from '../support/seeded-random.ts';
import type { People } from './people.ts';
import { type Drive, drivePermit, payPermit, type Unpaid } from './permit-drive.ts';
import { type Outages, persistentClient } from './persistent-client.ts';
import { emptyRecord, type LoadRecord } from './record.ts';

export interface Load {
  record: LoadRecord;
  outages: Pick<Outages, 'answered' | 'repeated'>;
  /** The server answers from now on. */
  serverIsUp(): void;
  serverIsDown(): void;
  /** Each client finishes the case in its hands; resolves when all have, with every invoice paid. */
  finish(): Promise<void>;
}

/** An effect that a dead server had in its hands is taken up after a minute: no invoice takes longer than this. */
const longest = 120_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Starts several clients at once, each with one case after the other, against a server that comes and goes. */
export function startLoad(url: string, people: People, seed: number): Load {
  const record = emptyRecord();
  let open = () => {};
  let gate = Promise.resolve();
  const outages = { up: () => gate, answered: 0, repeated: 0 };
  const unpaid: Unpaid[] = [];
  let finishing = false;
  let keys = 0;

  async function work(index: number): Promise<void> {
    const gardener = people.gardeners[index];
    if (gardener === undefined) return;
    const drive: Drive = {
      record,
      random: seededRandom(seed + index),
      clerk: persistentClient(url, people.clerk, outages),
      newKey: () => {
        keys += 1;
        return `load-${seed}-${keys}`;
      },
    };
    const self = persistentClient(url, gardener, outages);
    while (!finishing) {
      const next = unpaid.shift();
      if (next && !(await payPermit(drive, next))) unpaid.push(next);
      const driven = await drivePermit(drive, self, gardener);
      if (driven) unpaid.push(driven);
    }
    const patience = Date.now() + longest;
    for (let next = unpaid.shift(); next; next = unpaid.shift()) {
      if (await payPermit(drive, next)) continue;
      if (Date.now() > patience) record.surprises.push(`case ${next.caseId} got no invoice`);
      else unpaid.push(next);
      await pause(100);
    }
  }

  const workers = people.gardeners.map((_, index) => work(index));
  return {
    record,
    outages,
    serverIsUp: () => open(),
    serverIsDown: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    async finish() {
      finishing = true;
      await Promise.all(workers);
    },
  };
}
