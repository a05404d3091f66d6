import { z } from 'zod';

const longest = 60;

/** The last part of a public address: small letters, digits and single hyphens. */
export const Slug = z
  .string()
  .max(longest)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens, e.g. gold-members');
export type Slug = z.infer<typeof Slug>;

/** A name as it reads in an address: "Édition dorée!" becomes `edition-doree`. A name without a letter in it has none. */
export function slugOf(name: string, fallback = 'plan'): Slug {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return plain || fallback;
}
