import { z } from 'zod';

const longest = 48;

/** A name in an address: small letters and digits, joined by single hyphens. */
export const Slug = z
  .string()
  .max(longest)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters and digits, joined by single hyphens');

/** The slug that a name leads to; `fallback` where nothing of the name can stand in an address. */
export function slugOf(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return plain === '' ? fallback : plain;
}
