import { z } from 'zod';
import { lineSchema } from '../http/texts.ts';

const canadian = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/;

/** A Canadian postal code is written `T5J 0N3`; those of other countries are kept as typed. */
export const billingInput = z
  .strictObject({
    name: lineSchema(200).min(1),
    street: lineSchema(200).min(1),
    city: lineSchema(100).min(1),
    province: lineSchema(60).min(1),
    postalCode: lineSchema(20).min(1),
    country: z.string().regex(/^[A-Z]{2}$/, 'is a country of two letters, such as CA'),
  })
  .transform((address) =>
    address.country === 'CA'
      ? {
          ...address,
          postalCode: address.postalCode
            .toUpperCase()
            .replace(/[\s-]/g, '')
            .replace(/^(.{3})(.{3})$/, '$1 $2'),
        }
      : address,
  )
  .refine((address) => address.country !== 'CA' || canadian.test(address.postalCode), {
    path: ['postalCode'],
    message: 'is a postal code such as T5J 0N3',
  });

export const billingShape = z.object({
  name: z.string(),
  street: z.string(),
  city: z.string(),
  province: z.string(),
  postalCode: z.string(),
  country: z.string(),
});
