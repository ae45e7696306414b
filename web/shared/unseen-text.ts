/** What leaves no ink on paper, as the server reads it; a test holds the two together. */
const UNSEEN = /(?=\p{M})\p{Script=Inherited}|[\p{Z}\p{C}\p{DI}\u2800\ufffc]/gu;

/** Most texts hold a letter that needs no closer look. */
const PLAIN = /[!-~]/;

/** Whether nothing of a text can be seen: to whoever reads it, nobody has written anything. */
export const isUnseen = (text: string): boolean => !PLAIN.test(text) && text.replace(UNSEEN, '') === '';
