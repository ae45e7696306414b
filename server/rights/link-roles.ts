import type { Program, Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { rolesFor } from './roles-for.ts';

interface Reader {
  id: string;
  administrator: boolean;
  link?: { caseId: string; roles: Role[] };
}

/**
 * The roles that a reader holds for one case. Who came by a signed link holds those of the link, for its
 * case alone; nothing that is stored of users adds to them.
 */
export async function readerRoles(
  db: Db,
  reader: Reader,
  stored: { id: string; program: string; companyId: string; assessorId: string },
  defined: Program['roles'],
): Promise<Role[]> {
  if (!reader.link) return rolesFor(db, reader, stored, defined);
  return reader.link.caseId === stored.id ? reader.link.roles : [];
}
