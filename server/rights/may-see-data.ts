import type { Release, Role } from '../../engine/index.ts';
import { isProgramRole, worksOnProgram } from './program-role.ts';
import { administratorRole } from './roles-for.ts';

/** Something that was written with an event. */
export interface Written {
  sender: { id: string; roles: readonly Role[] };
  /** Whom the event's `readers` name. */
  readers: readonly Role[] | undefined;
}

/**
 * Whether somebody may read what was written with an event. Unless the event names its readers, a message from staff to
 * the company is the company's to read (its letter says it too), and what one member role wrote is for him, the people
 * of the program and the administrator.
 */
export function maySeeData(
  release: Release,
  acting: Role[],
  user: { id: string },
  { sender, readers }: Written,
): boolean {
  if (sender.id === user.id || acting.includes(administratorRole)) return true;
  if (readers) return acting.some((role) => readers.includes(role));
  return (
    worksOnProgram(release, acting) ||
    sender.roles.some((role) => isProgramRole(release, role) || role === administratorRole)
  );
}
