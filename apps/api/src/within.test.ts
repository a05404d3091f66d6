import { expect, test } from 'vitest';
import { within } from './within.ts';

test('what comes in time is passed on, what does not is unavailable', async () => {
  expect(await within(1_000, Promise.resolve(1))).toBe(1);
  await expect(within(1_000, Promise.reject(new Error('x')))).rejects.toThrow('x');
  await expect(within(10, new Promise(() => {}))).rejects.toMatchObject({ code: 'unavailable' });
});
