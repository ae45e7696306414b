import { hashJson, type Instant, recordEntry } from '../../engine/index.ts';
import { conflict, keyReused } from '../http/problem.ts';
import { caseStore } from '../stores/cases.ts';
import { changeStore } from '../stores/changes.ts';
import { historyStore } from '../stores/history.ts';
import { messageStore } from '../stores/messages.ts';
import { outboxStore } from '../stores/outbox.ts';
import { StaleCase } from './apply-step.ts';
import type { CaseDeps, User } from './case-deps.ts';
import type { LoadedCase } from './load-case.ts';
import { type MessageLine, messageLine, openThread } from './messages.ts';

/** How often a message is written anew when the case moves under it. */
const attempts = 12;

/** Messages of one conversation within this time are told of in one mail, at its end. */
const noticeMinutes = 5;

export interface SendMessage {
  user: User;
  caseId: string;
  thread: string;
  text: string;
  /** Names the message: sent again, it is the same one. */
  idempotencyKey: string;
}

/**
 * Writes a message into a conversation of a case, its hash into the case's history, and queues the mail
 * that tells the others. Throws 404 for whom the conversation does not exist, 422 for a key of another text.
 */
export async function sendMessage(deps: CaseDeps, command: SendMessage): Promise<MessageLine> {
  const { user, caseId, thread, text, idempotencyKey: key } = command;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { loaded } = await openThread(deps, user, caseId, thread);
    const kept = await messageStore(deps.db).byKey(caseId, user.id, key);
    if (kept) {
      if (kept.thread === thread && kept.text === text) return messageLine(kept, user);
      throw keyReused();
    }
    const at = deps.clock.now().toISOString();
    if (await write(deps, loaded, command, at)) {
      const written = await messageStore(deps.db).byKey(caseId, user.id, key);
      if (written) return messageLine(written, user);
    }
  }
  throw conflict('busy', {
    en: 'The case is changing too quickly. Try again.',
    fr: 'Le dossier change trop vite. Réessayez.',
  });
}

/**
 * What the chain holds. Everybody who sees the case may export the chain, but only who reads the conversation
 * knows the message's random id: without it, nobody finds a short text by trying.
 */
export const messageHash = ({ id, thread, text }: { id: string; thread: string; text: string }) =>
  hashJson({ id, thread, text });

/** False when the case moved between the reading and the writing. */
async function write(
  deps: CaseDeps,
  { stored, release, roles }: LoadedCase,
  { user, caseId, thread, text, idempotencyKey: key }: SendMessage,
  at: Instant,
): Promise<boolean> {
  const seq = stored.revision + 1;
  const messageId = deps.ids.next();
  const entry = recordEntry(
    {
      case: caseId,
      seq,
      at,
      release: release.hash,
      actor: { id: user.id, roles },
      event: { type: 'message', dataHash: messageHash({ id: messageId, thread, text }) },
      answersHash: null,
      previousHash: stored.lastHash,
    },
    stored.snapshot,
    null,
  );
  const note = { caseId, kind: 'message' as const, revision: seq, form: null, step: thread, at };
  try {
    const id = await deps.transact(async (tx) => {
      if (!(await caseStore(tx).record(stored, { lastHash: entry.hash, updatedAt: at })))
        throw new StaleCase();
      if (!(await historyStore(tx).append(entry, release.program, null, null))) throw new StaleCase();
      const message = {
        id: messageId,
        caseId,
        thread,
        authorId: user.id,
        at,
        text,
        historySeq: seq,
        key,
      };
      await messageStore(tx).insert(message);
      await outboxStore(tx).add(notice(deps.ids.next(), caseId, thread, at));
      return changeStore(tx).append(note);
    });
    deps.changes.publish({ ...note, id });
    return true;
  } catch (error) {
    if (error instanceof StaleCase) return false;
    throw error;
  }
}

/** One for each conversation and stretch of time; it is due when the stretch ends. */
function notice(id: string, caseId: string, thread: string, now: Instant) {
  const length = noticeMinutes * 60_000;
  const stretch = Math.floor(Date.parse(now) / length);
  return {
    id,
    key: `message-notice:${caseId}:${thread}:${stretch}`,
    type: 'message-notice',
    params: { caseId, thread },
    at: new Date((stretch + 1) * length).toISOString(),
    now,
  };
}
