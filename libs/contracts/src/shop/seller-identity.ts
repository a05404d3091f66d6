import { z } from 'zod';

const line = (most: number) => z.string().trim().min(1).max(most);

/** Who sells, as buyers must be told before they order (Directive 2011/83/EU, articles 6(1) and 6a). */
export const SellerIdentity = z.object({
  legalName: line(120),
  /** Street, town and whatever else a letter needs, line by line; the country is apart. */
  address: line(300),
  /** ISO 3166-1, two capital letters. */
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, e.g. FR'),
  email: z.email(),
  phone: line(40).nullable(),
  /** Number in the trade register, with the register. */
  register: line(120).nullable(),
  vatId: line(20).nullable(),
  /** Sells in the course of a trade: only then do buyers have the rights of consumers. */
  trader: z.boolean(),
  /** Charges no VAT, as small businesses may. */
  vatExempt: z.boolean(),
});
export type SellerIdentity = z.infer<typeof SellerIdentity>;
