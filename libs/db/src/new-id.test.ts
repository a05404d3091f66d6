import { AccessId } from '@latchkey/contracts/ids';
import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('ids are of their kind, unique, and rise with time', async () => {
  const ids = Array.from({ length: 1_000 }, () => newId('access'));
  for (const id of ids) expect(AccessId.parse(id)).toBe(id);
  expect(new Set(ids).size).toBe(ids.length);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const next = newId('access');
  expect(ids.every((id) => id < next)).toBe(true);
});
