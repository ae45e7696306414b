import { z } from 'zod';

/** A text for people: one string, or one per language. */
export const textShape = z.union([z.string(), z.record(z.string(), z.string())]);

export const jsonShape = z.json();
