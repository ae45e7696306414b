import type { Deps } from '../deps.ts';
import type { SessionUser } from '../rights/rights.ts';
import { billingAddressesStore } from '../stores/billing-addresses.ts';
import { filesStore } from '../stores/files.ts';
import { messageStore } from '../stores/messages.ts';
import { securityLogStore } from '../stores/security-log.ts';
import { sessionStore } from '../stores/sessions.ts';
import { trainingStore } from '../stores/training.ts';
import { readMe } from './account.ts';
import { listOrders } from './read-order.ts';

/** Everything that the installation holds of a person as a person; audits belong to the companies. */
export async function exportMyData(
  deps: Pick<Deps, 'db' | 'releases' | 'settings' | 'clock' | 'demonstration'>,
  user: SessionUser,
) {
  const {
    may: _may,
    twoFactorRequired: _required,
    demonstration: _demonstration,
    clockAheadSeconds: _ahead,
    ...account
  } = await readMe(deps, user);
  const sessions = await sessionStore(deps.db).ofUser(user.id, new Date());
  return {
    madeAt: deps.clock.now().toISOString(),
    account,
    training: await trainingStore(deps.db).ofUser(user.id),
    files: (await filesStore(deps.db).ofUploader(user.id)).map(
      ({ id, name, size, type, place, createdAt }) => ({
        id,
        name,
        size,
        type,
        case: place?.caseId ?? null,
        createdAt,
      }),
    ),
    messages: (await messageStore(deps.db).ofAuthor(user.id)).map(({ caseId, thread, at, text }) => ({
      case: caseId,
      thread,
      at,
      text,
    })),
    sessions: sessions.map(({ token: _token, ...session }) => session),
    orders: await listOrders(deps, user),
    billingAddresses: await billingAddressesStore(deps.db).ofUser(user.id),
    securityEvents: await securityLogStore(deps.db).list({ about: user.id, limit: 10_000, before: null }),
  };
}
