import { LatchkeyError } from '@latchkey/contracts/errors';
import { afterEach, expect, test } from 'vitest';
import { type Script, startStandInApi } from '../../test/stand-in-api.ts';
import { createApiClient } from './create-api-client.ts';
import { errorCodeOf } from './error-code-of.ts';
import { errorDataOf } from './error-data-of.ts';

const orderId = `ord_${'0'.repeat(26)}`;
let api: { url: string; close(): void } | undefined;
afterEach(() => api?.close());

test('the code of an error comes through, whatever its HTTP status', async () => {
  const error = await askedAbout(() => {
    throw new LatchkeyError('not_allowed', 'no');
  });
  expect(errorCodeOf(error)).toBe('not_allowed');
});

test('a fault inside has a reference', async () => {
  const error = await askedAbout(() => {
    throw new Error('the inner reason');
  });
  expect(errorCodeOf(error)).toBe('internal');
  expect(errorDataOf(error)?.correlationId).toBe('test-1');
});

test('no answer, or one that is not of the api, is unreachable', async () => {
  api = await startStandInApi({} as Script);
  const { url } = api;
  expect(errorCodeOf(await failure(`${url}/elsewhere`, orderId))).toBe('unreachable');
  api.close();
  expect(errorCodeOf(await failure(url, orderId))).toBe('unreachable');
});

test('an id that is none is invalid input', async () => {
  api = await startStandInApi({} as Script);
  expect(errorCodeOf(await failure(api.url, 'nonsense'))).toBe('invalid_input');
});

async function askedAbout(order: Script['order']): Promise<unknown> {
  api = await startStandInApi({ order } as Script);
  return failure(api.url, orderId);
}

function failure(apiUrl: string, id: string): Promise<unknown> {
  const asked = createApiClient(apiUrl).checkout.status.query({ orderId: id });
  return asked.then(
    () => expect.fail('expected an error'),
    (error: unknown) => error,
  );
}
