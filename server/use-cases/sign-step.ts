import type { Knex } from 'knex';
import {
  type CaseEvent,
  hashJson,
  type Instant,
  type JsonObject,
  type Sha256,
  signatureHash,
  stateView,
} from '../../engine/index.ts';
import { conflict, HttpProblem, unprocessable } from '../http/problem.ts';
import type { Change } from '../stores/changes.ts';
import type { Command } from '../stores/history.ts';
import { type SignedLink, signedLinkStore } from '../stores/signed-links.ts';
import { keptAnswer } from './kept-answer.ts';
import type { CaseWithData } from './load-case.ts';
import {
  bearerOf,
  knownLink,
  type LinkDeps,
  type LinkRequest,
  type OpenLink,
  openLink,
} from './open-link.ts';
import { checkSave, withStep, writeStep } from './save-step.ts';
import { type MoveCase, moveCase } from './send-event.ts';

export interface SignStep extends LinkRequest {
  data: JsonObject;
  /** Names what else he was shown, as `read-linked-form` said. */
  shown: Sha256 | null;
  /** Revision of the step that the signer saw. */
  seen: number;
  idempotencyKey: string;
}

/** What the bearer of a link is told once it is used up. */
export interface LinkUsed {
  usedAt: string;
}

/**
 * Fills in the link's step, complete or not at all, and sends the link's event as its bearer. The link is used
 * up with it. Throws 422 `incomplete` with what is missing, 409 `shown-changed` where he was shown something else
 * than stands there; otherwise as `openLink`, `saveStep` and `sendEvent`. Refused, it has stored nothing.
 */
export async function signStep(deps: LinkDeps, command: SignStep): Promise<LinkUsed> {
  const body = { data: command.data, ...(command.shown === null ? {} : { shown: command.shown }) };
  return once(deps, command, 'sign-step', body, async (opened, kept) => {
    const { link } = opened;
    let written: Change | undefined;
    let signed: SignedAnswer | undefined;
    const used = await useUp(deps, opened, { type: link.event }, kept, {
      async prepare(loaded) {
        signed = await signedAnswer(deps, link, loaded, command);
        return signed;
      },
      async alongside(tx) {
        if (signed) written = await signed.write(tx);
      },
    });
    if (written) deps.changes.publish(written);
    return used;
  });
}

interface SignedAnswer {
  loaded: CaseWithData;
  event: CaseEvent;
  /** Writes the step after the case has moved. */
  write(tx: Knex.Transaction): Promise<Change>;
}

/** The case with what the signer filled in, on which the event is decided. Throws where it cannot be stored. */
async function signedAnswer(
  deps: LinkDeps,
  link: SignedLink,
  loaded: CaseWithData,
  command: SignStep,
): Promise<SignedAnswer> {
  const { form, step } = link;
  const { stored, release, data, steps } = loaded;
  const now = deps.clock.now().toISOString();
  const before = steps.find((one) => one.form === form && one.step === step);
  const checked = await checkSave(
    deps,
    { loaded, data, before },
    { form, step, data: command.data, seen: command.seen },
    now,
  );
  const reasons = checked.problems.filter(({ severity }) => severity === 'error');
  if (reasons.length > 0)
    throw unprocessable(
      'incomplete',
      { en: 'Something is still missing.', fr: 'Il manque encore quelque chose.' },
      { reasons },
    );
  const after = { ...data, answers: withStep(data.answers, form, step, checked.data) };
  const signs = signatureOf(link, loaded);
  const isAsShown = signs !== undefined && command.shown === shownBeside(link, loaded, now);
  const revision = command.seen + 1;
  return {
    loaded: { ...loaded, data: after },
    event: {
      type: link.event,
      ...(isAsShown && { shown: signatureHash(release, signs, { data: after, now }) }),
    },
    write: (tx) =>
      writeStep(
        tx,
        { id: stored.id, revision: stored.revision + 1 },
        { caseId: stored.id, kind: 'save', revision, form, step, at: now },
        { data: checked.data, seen: command.seen, userId: bearerOf(link).id, summary: undefined },
      ),
  };
}

const signatureOf = (link: SignedLink, { release, stored }: CaseWithData) =>
  stateView(release, stored.snapshot).events[link.event]?.signs;

/** Names what a link's signature covers beside the step that its bearer fills in himself; null where it signs nothing. */
export function shownBeside(link: SignedLink, loaded: CaseWithData, now: Instant): Sha256 | null {
  const signs = signatureOf(link, loaded);
  const { release, data } = loaded;
  if (signs === undefined) return null;
  return signatureHash(release, signs, { data, now, without: { form: link.form, step: link.step } });
}

export interface SendLinkEvent extends LinkRequest {
  event: CaseEvent;
  idempotencyKey: string;
}

/** Sends another event that the link allows, which uses it up. Throws 403 `wrong-role` for one it does not allow. */
export async function sendLinkEvent(deps: LinkDeps, command: SendLinkEvent): Promise<LinkUsed> {
  const { event } = command;
  const body = { type: event.type, data: event.data ?? null };
  return once(deps, command, 'send-link-event', body, async (opened, kept) => {
    if (!opened.link.events.includes(event.type)) {
      throw new HttpProblem(403, 'wrong-role', {
        en: 'This link does not allow that.',
        fr: 'Ce lien ne permet pas cela.',
      });
    }
    return useUp(deps, opened, event, kept);
  });
}

/** Does a command, or says again what it came to: a repeated request finds its link used by itself. */
async function once(
  deps: LinkDeps,
  request: LinkRequest & { idempotencyKey: string },
  verb: string,
  body: JsonObject,
  act: (opened: OpenLink, command: Command) => Promise<LinkUsed>,
): Promise<LinkUsed> {
  const link = await knownLink(deps, request);
  const command: Command = {
    scope: `${verb}:${link.caseId}:${bearerOf(link).id}`,
    key: request.idempotencyKey,
    bodyHash: hashJson(body),
  };
  if (link.usedAt !== null && (await keptAnswer(deps.db, command)) !== undefined) {
    return { usedAt: link.usedAt };
  }
  return act(await openLink(deps, request), command);
}

/** Moves the case as the link's bearer; the same transaction ends the link. */
async function useUp(
  deps: LinkDeps,
  { link, user }: OpenLink,
  event: CaseEvent,
  command: Command,
  more: Pick<MoveCase, 'prepare' | 'alongside'> = {},
): Promise<LinkUsed> {
  const usedAt = deps.clock.now().toISOString();
  const { id, name } = user;
  const actor = { id, name, roles: [link.role] };
  await moveCase(deps, {
    reader: user,
    caseId: link.caseId,
    actor: () => actor,
    event,
    seen: null,
    command,
    ...(more.prepare && { prepare: more.prepare }),
    async alongside(tx) {
      await more.alongside?.(tx);
      if (!(await signedLinkStore(tx).markUsed(link.id, usedAt))) {
        throw conflict('link-used', {
          en: 'This link was used at the same moment. Open it again.',
          fr: 'Ce lien a servi au même moment. Ouvrez-le de nouveau.',
        });
      }
    },
  });
  return { usedAt };
}
