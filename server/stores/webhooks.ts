import type { Db } from '../db/database.ts';

/** An address that wants to hear of some topics. `secret` is base64 after `whsec_` (Standard Webhooks). */
export interface StoredWebhook {
  id: string;
  url: string;
  secret: string;
  /** `*` hears everything. */
  topics: string[];
  active: boolean;
  createdAt: string;
}

export interface StoredDelivery {
  id: string;
  key: string;
  webhookId: string;
  topic: string;
  body: string;
  status: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  answerStatus: number | null;
  lastError: string | null;
  createdAt: string;
  deliveredAt: string | null;
}

interface WebhookRow {
  id: string;
  url: string;
  secret: string;
  topics: string;
  active: number;
  created_at: string;
}

interface DeliveryRow {
  id: string;
  key: string;
  webhook_id: string;
  topic: string;
  body: string;
  status: StoredDelivery['status'];
  attempts: number;
  answer_status: number | null;
  last_error: string | null;
  created_at: string;
  delivered_at: string | null;
}

function webhookFromRow(row: WebhookRow): StoredWebhook {
  return {
    id: row.id,
    url: row.url,
    secret: row.secret,
    topics: JSON.parse(row.topics),
    active: Boolean(row.active),
    createdAt: row.created_at,
  };
}

function deliveryFromRow(row: DeliveryRow): StoredDelivery {
  return {
    id: row.id,
    key: row.key,
    webhookId: row.webhook_id,
    topic: row.topic,
    body: row.body,
    status: row.status,
    attempts: Number(row.attempts),
    answerStatus: row.answer_status,
    lastError: row.last_error,
    createdAt: row.created_at,
    deliveredAt: row.delivered_at,
  };
}

/** Rows of `webhooks` and `webhook_deliveries`. */
export function webhooksStore(db: Db) {
  return {
    async insert(webhook: StoredWebhook): Promise<void> {
      await db('webhooks').insert({
        id: webhook.id,
        url: webhook.url,
        secret: webhook.secret,
        topics: JSON.stringify(webhook.topics),
        active: webhook.active ? 1 : 0,
        created_at: webhook.createdAt,
      });
    },

    async list(): Promise<StoredWebhook[]> {
      return (await db<WebhookRow>('webhooks').orderBy(['created_at', 'id'])).map(webhookFromRow);
    },

    async find(id: string): Promise<StoredWebhook | null> {
      const row = await db<WebhookRow>('webhooks').where({ id }).first();
      return row === undefined ? null : webhookFromRow(row);
    },

    async update(webhook: StoredWebhook): Promise<boolean> {
      const { id, url, secret, topics, active } = webhook;
      const changed = await db('webhooks')
        .where({ id })
        .update({ url, secret, topics: JSON.stringify(topics), active: active ? 1 : 0 });
      return changed === 1;
    },

    async remove(id: string): Promise<boolean> {
      return (await db('webhooks').where({ id }).del()) === 1;
    },

    /** Does nothing when the key is there already. */
    async addDelivery(
      delivery: Pick<StoredDelivery, 'id' | 'key' | 'webhookId' | 'topic' | 'body' | 'createdAt'>,
    ) {
      await db('webhook_deliveries')
        .insert({
          id: delivery.id,
          key: delivery.key,
          webhook_id: delivery.webhookId,
          topic: delivery.topic,
          body: delivery.body,
          status: 'waiting',
          attempts: 0,
          created_at: delivery.createdAt,
        })
        .onConflict('key')
        .ignore();
    },

    async delivery(key: string): Promise<StoredDelivery | null> {
      const row = await db<DeliveryRow>('webhook_deliveries').where({ key }).first();
      return row === undefined ? null : deliveryFromRow(row);
    },

    async noteAttempt(
      key: string,
      result: {
        status: StoredDelivery['status'];
        answerStatus: number | null;
        error: string | null;
        at: string;
      },
    ): Promise<void> {
      await db('webhook_deliveries')
        .where({ key })
        .update({
          status: result.status,
          attempts: db.raw('attempts + 1'),
          answer_status: result.answerStatus,
          last_error: result.error,
          delivered_at: result.status === 'delivered' ? result.at : null,
        });
    },

    async deliveries(webhookId: string, limit: number): Promise<StoredDelivery[]> {
      const rows = await db<DeliveryRow>('webhook_deliveries')
        .where({ webhook_id: webhookId })
        .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
        .limit(limit);
      return rows.map(deliveryFromRow);
    },

    /** How many deliveries to each address failed and wait for another attempt, or for ever. */
    async countFailed(): Promise<{ [webhookId: string]: number }> {
      const rows: { webhook_id: string; count: number }[] = await db('webhook_deliveries')
        .where({ status: 'failed' })
        .groupBy('webhook_id')
        .select('webhook_id')
        .count({ count: '*' });
      return Object.fromEntries(rows.map((row) => [row.webhook_id, Number(row.count)]));
    },
  };
}
