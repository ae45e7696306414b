import type { Deps } from '../deps.ts';
import type { FileStore } from '../gateways/files/file-store.ts';
import type { OutboundClient } from '../gateways/outbound/outbound-client.ts';
import type { CaseEventSender } from './case-events.ts';

/** What the handlers of effects are given. */
export type EffectDeps = Pick<
  Deps,
  'clock' | 'ids' | 'db' | 'transact' | 'releases' | 'mail' | 'baseUrl' | 'settings' | 'payments'
> & {
  files: FileStore;
  outbound: OutboundClient;
  /** Brings an event of a gateway to its case, through the same door as people's events. */
  sendCaseEvent: CaseEventSender;
  /** The token of the signed link that goes out under this key: always the same, and only this server can make it. */
  linkToken(key: string): string;
};
