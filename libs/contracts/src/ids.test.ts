import { expect, test } from 'vitest';
import { AccessId, idPrefixes, OrganisationId } from './ids.ts';

const ulid = '01k9zv4t8m5n6p7q8r9s0t1v2w';

test('prefixes are three letters, one per kind', () => {
  const prefixes = Object.values(idPrefixes);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/);
});

test('an id is known by its prefix', () => {
  expect(AccessId.parse(`acc_${ulid}`)).toBe(`acc_${ulid}`);
  expect(AccessId.safeParse(`org_${ulid}`).success).toBe(false);
  expect(OrganisationId.safeParse(`org_${ulid}x`).success).toBe(false);
  expect(OrganisationId.safeParse(`org_${ulid.toUpperCase()}`).success).toBe(false);
  expect(OrganisationId.safeParse(`org_${ulid}\n`).success).toBe(false);
});

test('an id of one kind is not an id of another, for the compiler too', () => {
  // @ts-expect-error an access is no organisation
  const wrong: OrganisationId = AccessId.parse(`acc_${ulid}`);
  expect(wrong).toMatch(/^acc_/);
});
