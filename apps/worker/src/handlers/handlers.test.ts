import { jobNames } from '@latchkey/contracts/jobs/catalogue';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handler, Handlers } from '@latchkey/queue/handlers';
import { afterAll, expect, expectTypeOf, test } from 'vitest';
import { openWorker } from '../../test/open-worker.ts';
import { createHandlers } from './handlers.ts';

const worker = await openWorker();
afterAll(worker.close);

test('every job of the catalogue has its handler, and nothing else', () => {
  expect(Object.keys(createHandlers(worker.deps)).sort()).toEqual([...jobNames].sort());
});

// What must not compile. The compiler says so: each expected error that does not come is an error of `tsc`.

test('a job without a handler does not compile', () => {
  const handlers = createHandlers(worker.deps);
  const { 'notice.send': _left, ...others } = handlers;
  // @ts-expect-error nobody would send notices
  const incomplete: Handlers = others;
  expect(incomplete).not.toHaveProperty('notice.send');
  expectTypeOf(handlers).toEqualTypeOf<Handlers>();
});

test("a handler of another job's payload does not compile", () => {
  const send: Handler<'notice.send'> = async () => done;
  // @ts-expect-error a notice is no access
  const converge: Handler<'access.converge'> = async ({ noticeId }) => (noticeId ? done : done);
  expect([send, converge]).toHaveLength(2);
});
