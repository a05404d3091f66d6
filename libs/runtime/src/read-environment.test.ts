import { spawnSync } from 'node:child_process';
import { expect, expectTypeOf, test } from 'vitest';
import { environment } from './environment.ts';
import { environmentOf } from './environment-of.ts';
import { EnvironmentError, readEnvironment } from './read-environment.ts';

const complete = {
  DATABASE_URL: 'postgres://latchkey:pw@127.0.0.1:5432/latchkey',
  STRIPE_SECRET_KEY: 'sk_test_example',
  STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old',
  TELEGRAM_BOT_TOKEN: '1:TEST',
  TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(32),
  SMTP_URL: 'smtp://127.0.0.1:25',
  PUBLIC_WEB_URL: 'https://app.example.com/',
  PUBLIC_API_URL: 'https://api.example.com',
  AUTH_SECRET: 'b'.repeat(32),
  ENCRYPTION_KEY: 'c'.repeat(32),
  SERVICE_TOKEN: 'd'.repeat(32),
};

test('values come typed, with defaults and lists', () => {
  const env = readEnvironment(environmentOf('api'), { ...complete, GRACE_DAYS: '4', REDIS_URL: '' });
  expect(env).toMatchObject({
    STRIPE_WEBHOOK_SECRET: ['whsec_new', 'whsec_old'],
    STRIPE_API_BASE: 'https://api.stripe.com',
    PUBLIC_WEB_URL: 'https://app.example.com',
    PORT: 4101,
    GRACE_DAYS: 4,
  });
  expect(env.REDIS_URL).toBeUndefined();
  expectTypeOf(env.PORT).toEqualTypeOf<number>();
  expectTypeOf(env.STRIPE_WEBHOOK_SECRET).toEqualTypeOf<string[]>();
  expectTypeOf(env.REDIS_URL).toEqualTypeOf<string | undefined>();
  expectTypeOf(env).not.toHaveProperty('BOT_WEBHOOK_URL');
});

test('every wrong and missing variable is named at once, with what is expected, without its value', () => {
  const source = { ...complete, AUTH_SECRET: 'too-short', GRACE_DAYS: '9', DATABASE_URL: undefined };
  const failure = catchError(() => readEnvironment(environmentOf('api'), source));
  expect(failure.message).toContain('AUTH_SECRET is wrong: expected at least 16 characters');
  expect(failure.message).toContain('GRACE_DAYS is wrong: expected 3 to 7');
  expect(failure.message).toContain('DATABASE_URL is missing. PostgreSQL');
  expect(failure.message).not.toContain('too-short');
});

test.each(Object.entries(environment))('%s never shows a wrong value', (name, schema) => {
  const value = '\u0000 very secret \u0000';
  if (schema.safeParse(value).success) return;
  const failure = catchError(() => readEnvironment({ [name]: schema }, { [name]: value }));
  expect(failure.message).toContain(name);
  expect(failure.message).not.toContain('very secret');
});

test.each(['sk_live_x', 'rk_live_x'])('the sandbox is refused together with the live key %s', (key) => {
  const source = { ...complete, STRIPE_SECRET_KEY: key, SANDBOX_URL: 'http://127.0.0.1:4110' };
  expect(() => readEnvironment(environmentOf('bot'), source)).toThrow(/SANDBOX_URL.*live key/);
  expect(() => readEnvironment(environmentOf('bot'), { ...source, SANDBOX_URL: '' })).not.toThrow();
});

test('faults are made in a sandbox only', () => {
  const source = { ...complete, FAULT_INJECTION: 'on', SANDBOX_URL: 'http://127.0.0.1:4110' };
  expect(readEnvironment(environmentOf('bot'), source).FAULT_INJECTION).toBe('on');
  const live = { ...source, STRIPE_SECRET_KEY: `sk_live_${'x'.repeat(24)}` };
  for (const wrong of [live, { ...source, SANDBOX_URL: '' }])
    expect(() => readEnvironment(environmentOf('bot'), wrong)).toThrow(/FAULT_INJECTION is set/);
});

test('a process with a wrong environment stops with 1 and says why, without a stack', () => {
  const script = `import { readEnvironmentOrExit } from './read-environment-or-exit.ts';
    import { environmentOf } from './environment-of.ts';
    readEnvironmentOrExit(environmentOf('web'), { PORT: '99999999' });
    console.log('went on');`;
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  expect(run.status).toBe(1);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(/PORT is wrong/);
  expect(run.stderr).toMatch(/PUBLIC_API_URL is missing/);
  expect(run.stderr).not.toMatch(/ {4}at /);
});

function catchError(run: () => unknown): EnvironmentError {
  try {
    run();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('expected an EnvironmentError');
}
