import type { Db } from '../db/database.ts';
import type { Grant } from './role-grants.ts';

export interface Invitation {
  id: string;
  email: string;
  name: string;
  language: string;
  administrator: boolean;
  /** Program roles that the account begins with. */
  grants: Grant[];
  invitedBy: string;
  createdAt: string;
  sentAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  /** Who it became. */
  userId: string | null;
  revokedAt: string | null;
}

interface Row {
  id: string;
  email: string;
  name: string;
  language: string;
  administrator: number;
  grants: string;
  invited_by: string;
  created_at: string;
  sent_at: string;
  expires_at: string;
  accepted_at: string | null;
  user_id: string | null;
  revoked_at: string | null;
}

const fromRow = (row: Row): Invitation => ({
  id: row.id,
  email: row.email,
  name: row.name,
  language: row.language,
  administrator: Number(row.administrator) === 1,
  grants: JSON.parse(row.grants),
  invitedBy: row.invited_by,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  userId: row.user_id,
  revokedAt: row.revoked_at,
});

/** Rows of `invitations`. Of a link's token only the hash is kept. */
export function invitationStore(db: Db) {
  return {
    async find(id: string): Promise<Invitation | undefined> {
      const row: Row | undefined = await db('invitations').where({ id }).first();
      return row && fromRow(row);
    },
    /** One that nobody accepted or revoked; it may have expired. */
    async openByToken(tokenHash: string): Promise<Invitation | undefined> {
      const row: Row | undefined = await db('invitations')
        .where({ token_hash: tokenHash, accepted_at: null, revoked_at: null })
        .first();
      return row && fromRow(row);
    },
    async openByEmail(email: string): Promise<Invitation | undefined> {
      const row: Row | undefined = await db('invitations')
        .where({ email, accepted_at: null, revoked_at: null })
        .first();
      return row && fromRow(row);
    },
    /** Those that nobody accepted or revoked, newest first. */
    async open(): Promise<Invitation[]> {
      const rows: Row[] = await db('invitations')
        .where({ accepted_at: null, revoked_at: null })
        .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }]);
      return rows.map(fromRow);
    },
    async insert(invitation: Invitation, tokenHash: string): Promise<void> {
      await db('invitations').insert({
        id: invitation.id,
        token_hash: tokenHash,
        email: invitation.email,
        name: invitation.name,
        language: invitation.language,
        administrator: invitation.administrator ? 1 : 0,
        grants: JSON.stringify(invitation.grants),
        invited_by: invitation.invitedBy,
        created_at: invitation.createdAt,
        sent_at: invitation.sentAt,
        expires_at: invitation.expiresAt,
      });
    },
    /** A new link; the one sent before ends. False when it is not open any more. */
    async renew(id: string, tokenHash: string, sentAt: string, expiresAt: string): Promise<boolean> {
      const changed = await db('invitations')
        .where({ id, accepted_at: null, revoked_at: null })
        .update({ token_hash: tokenHash, sent_at: sentAt, expires_at: expiresAt });
      return changed === 1;
    },
    async revoke(id: string, at: string): Promise<boolean> {
      const open = { id, accepted_at: null, revoked_at: null };
      return (await db('invitations').where(open).update({ revoked_at: at })) === 1;
    },
    async accept(id: string, userId: string, at: string): Promise<boolean> {
      const open = { id, accepted_at: null, revoked_at: null };
      return (await db('invitations').where(open).update({ accepted_at: at, user_id: userId })) === 1;
    },
  };
}
