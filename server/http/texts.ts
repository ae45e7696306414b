import { z } from 'zod';
import { isUnseen, seenLength } from '../../engine/index.ts';

/** A text for people: one string, or one per language. */
export const textSchema = z.union([z.string(), z.record(z.string(), z.string())]);

/** A calendar date that exists. */
export const dateSchema = z.iso.date();

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id');

/** One line that people typed; surrounding blanks are cut off, and one of which nothing can be seen is empty. */
export const lineSchema = (longest: number) =>
  z
    .string()
    .trim()
    .overwrite((value) => (isUnseen(value) ? '' : value))
    .max(longest)
    .refine((value) => !/\p{Cc}/u.test(value), {
      error: 'holds control characters',
      params: {
        words: {
          en: 'This holds a character that cannot be seen.',
          fr: 'Ceci contient un caractère invisible.',
        },
      },
    });

/** What others are to read, such as a reason: so many characters of it can be seen. */
export const writtenSchema = ({ least = 3, longest = 500 } = {}) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((value) => seenLength(value) >= least, {
      error: `has fewer than ${least} characters that can be seen`,
      params: {
        words: {
          en: `Write at least ${least} characters that can be seen.`,
          fr: `Écrivez au moins ${least} caractères visibles.`,
        },
      },
    });

export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language such as en or fr-CA');
