import { type CaseEvent, hashJson, type JsonObject } from '../../engine/index.ts';
import { conflict, HttpProblem, unprocessable } from '../http/problem.ts';
import type { Command } from '../stores/history.ts';
import { signedLinkStore } from '../stores/signed-links.ts';
import { keptAnswer } from './kept-answer.ts';
import {
  bearerOf,
  knownLink,
  type LinkDeps,
  type LinkRequest,
  type OpenLink,
  openLink,
} from './open-link.ts';
import { saveStep } from './save-step.ts';
import { moveCase } from './send-event.ts';

export interface SignStep extends LinkRequest {
  data: JsonObject;
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
 * up with it. Throws 422 `incomplete` with what is missing; otherwise as `openLink`, `saveStep` and `sendEvent`.
 */
export async function signStep(deps: LinkDeps, command: SignStep): Promise<LinkUsed> {
  const body = { data: command.data };
  return once(deps, command, 'sign-step', body, async (opened, kept) => {
    const { link, user } = opened;
    const { caseId, form, step } = link;
    const saved = await saveStep(deps, { user, caseId, form, step, data: command.data, seen: command.seen });
    const reasons = saved.problems.filter(({ severity }) => severity === 'error');
    if (reasons.length > 0) {
      const revision = saved.revision;
      throw unprocessable('incomplete', 'Something is still missing.', { reasons, revision });
    }
    return useUp(deps, opened, { type: link.event }, kept);
  });
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
      throw new HttpProblem(403, 'wrong-role', 'This link does not allow that.');
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
    async alongside(tx) {
      if (!(await signedLinkStore(tx).markUsed(link.id, usedAt))) {
        throw conflict('link-used', 'This link was used at the same moment. Open it again.');
      }
    },
  });
  return { usedAt };
}
