const prefix = 'link:';

/** Who came by a signed link stands in the history as the link; the link says which person it was sent to. */
export const actorOfLink = (linkId: string): string => `${prefix}${linkId}`;

/** The link behind an actor's id; undefined for users and the system. */
export const linkOfActor = (actor: string): string | undefined =>
  actor.startsWith(prefix) ? actor.slice(prefix.length) : undefined;
