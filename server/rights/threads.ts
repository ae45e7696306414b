import type { Program, Role, ThreadDefinition } from '../../engine/index.ts';

export interface OpenThread extends ThreadDefinition {
  id: string;
  /** Only people of the program read it. */
  internal: boolean;
}

/**
 * The conversations that somebody takes part in, given the roles that count for him on the case: he reads
 * and writes where one of them is named. For everybody else a conversation does not exist.
 */
export function threadsFor(program: Program, acting: readonly Role[]): OpenThread[] {
  return Object.entries(program.messages?.threads ?? {}).flatMap(([id, thread]) =>
    thread.roles.some((role) => acting.includes(role))
      ? [{ ...thread, id, internal: isInternal(program, thread) }]
      : [],
  );
}

function isInternal(program: Program, thread: ThreadDefinition): boolean {
  return thread.roles.every((role) => program.roles[role]?.scope === 'program');
}
