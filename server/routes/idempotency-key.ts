import { z } from 'zod';

/** A key that the sender made up for one command, and sends again when he repeats it. */
export const keySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'is 1 to 200 visible ASCII characters');
