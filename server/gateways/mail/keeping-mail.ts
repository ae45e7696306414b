import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../../clock.ts';
import type { Transact } from '../../db/transact.ts';
import type { Ids } from '../../ids.ts';
import { mailsStore } from '../../stores/mails.ts';
import { htmlText } from './html-text.ts';
import type { MailGateway, MailTransport } from './mail-gateway.ts';

interface Parts {
  db: Knex;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  /** Null: mails are only kept. */
  transport: MailTransport | null;
  /** Domain of the message ids. */
  domain: string;
}

/**
 * Writes the copy first, then sends, then marks it sent: after a crash in between, the same key finds the
 * copy and sends with the same message id, which mail servers and readers recognize as the same mail.
 */
export function keepingMail(parts: Parts): MailGateway {
  const { db, transact, clock, ids, transport } = parts;
  return {
    async send(message) {
      const known = await mailsStore(db).byKey(message.key);
      if (known?.status === 'sent' || known?.status === 'kept') return;
      const text = message.text ?? htmlText(message.html);
      const messageId = `<${createHash('sha256').update(message.key).digest('hex').slice(0, 40)}@${parts.domain}>`;
      const hidden = message.confidential === true && transport !== null;
      if (known === null) {
        await transact((tx) =>
          mailsStore(tx).insert({
            id: ids.next(),
            key: message.key,
            caseId: message.caseId ?? null,
            recipientName: message.to.name,
            recipientEmail: message.to.email,
            subject: message.subject,
            html: hidden ? '' : message.html,
            text: hidden ? '' : text,
            attachments: (message.attachments ?? []).map(({ name, mediaType }) => ({ name, mediaType })),
            messageId,
            status: transport === null ? 'kept' : 'waiting',
            createdAt: clock.now().toISOString(),
          }),
        );
      }
      if (transport === null) return;
      try {
        await transport.deliver({ ...message, text, messageId });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await transact((tx) => mailsStore(tx).markFailed(message.key, reason));
        throw error;
      }
      await transact((tx) => mailsStore(tx).markSent(message.key, clock.now().toISOString()));
    },
    close: () => transport?.close(),
  };
}
