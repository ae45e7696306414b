import { z } from 'zod';

/** A text for people: one string, or one per language. */
export const textSchema = z.union([z.string(), z.record(z.string(), z.string())]);

/** A calendar date that exists. */
export const dateSchema = z.iso.date();

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id');

/** One line that people typed; surrounding blanks are cut off. */
export const lineSchema = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((value) => !/\p{Cc}/u.test(value), 'holds control characters');

export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language such as en or fr-CA');
