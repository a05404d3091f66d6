import { expect, test } from 'vitest';
import { createLogger, withCorrelation } from './create-logger.ts';

test('a line is JSON with name, level and correlation id', () => {
  const line = logged((logger) => withCorrelation(logger, 'c-1').info({ accessId: 'acc_1' }, 'granted'));
  expect(line).toMatchObject({
    name: 'test',
    level: 'info',
    correlationId: 'c-1',
    accessId: 'acc_1',
    msg: 'granted',
  });
});

test('fields that are secret or personal by name are blanked at any depth', () => {
  const line = logged((logger) =>
    logger.info({
      botToken: 'x1',
      request: { headers: { authorization: 'x2', cookie: 'x3', 'stripe-signature': 'x4' } },
      update: { message: { from: { id: 7, first_name: 'x5', username: 'x6' } } },
      list: [{ email: 'x7', inviteLink: 'x8', password: 'x9' }],
    }),
  );
  expect(JSON.stringify(line)).not.toMatch(/x[1-9]/);
  expect(line).toMatchObject({ update: { message: { from: { id: 7 } } } });
});

test.each([
  ['https://api.telegram.org/bot123:AbC-def/getMe', 'AbC-def'],
  ['token 123456789:AAabcdefghijklmnopqrstuvwxyz0123456', 'AAabc'],
  ['key sk_test_51Habc refused', '51Habc'],
  ['secret whsec_abc+/=', 'abc+'],
  ['postgres://latchkey:hunter2@127.0.0.1/db', 'hunter2'],
  ['Authorization: Bearer abc.def', 'abc.def'],
  ['open https://t.me/+AbCdEf', 'AbCdEf'],
  ['line\nbuyer@example.com\u0001other@example.com', 'example.com'],
])('what is secret in a message or error is scrubbed: %s', (text, secret) => {
  for (const line of [
    logged((logger) => logger.warn(text)),
    logged((logger) => logger.error(new Error(text, { cause: new Error(text) }))),
    logged((logger) => logger.error({ problem: new Error(text) })),
  ]) {
    expect(JSON.stringify(line)).not.toContain(secret);
  }
});

test('of an error only type, message, code, stack and cause are logged', () => {
  const failure = Object.assign(new Error('Failed query: select\nparams: Ada,Lovelace'), {
    code: '23505',
    parameters: ['Ada'],
  });
  const line = logged((logger) => logger.error({ err: failure }, 'failed'));
  expect(JSON.stringify(line)).not.toMatch(/Ada|Lovelace/);
  expect(line).toMatchObject({ err: { type: 'Error', code: '23505' } });
});

test('paths in a stack stay readable', () => {
  const path = 'node_modules/.pnpm/fastify@5.12.8/node_modules/fastify/fastify.js:12:3';
  expect(logged((logger) => logger.info(path))).toMatchObject({ msg: path });
});

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ name: 'test' }, { write: (line) => void lines.push(line) }));
  return JSON.parse(lines.join('')) as Record<string, unknown>;
}
