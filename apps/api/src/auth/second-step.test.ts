import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, getAuth, postAuth } from '../../test/auth.ts';
import { authenticatorCode } from '../../test/authenticator.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const password = 'a long password';

/** Somebody for whom a second step is asked. */
async function careful(email: string) {
  const signedUp = await postAuth(api, '/sign-up/email', { name: 'Ada', email, password });
  const before = cookieOf(signedUp);
  const enabled = (await postAuth(api, '/two-factor/enable', { password }, { cookie: before })).json() as {
    totpURI: string;
    backupCodes: string[];
  };
  const code = authenticatorCode(enabled.totpURI);
  const verified = await postAuth(api, '/two-factor/verify-totp', { code }, { cookie: before });
  expect(verified.statusCode).toBe(200);
  return { ...enabled, cookie: cookieOf(verified) };
}

const isSignedIn = async (cookie: string) => (await getAuth(api, '/get-session', { cookie })).json() !== null;

test('after the password a code of the app is asked for; only then is one signed in', async () => {
  const email = 'app@example.com';
  const { totpURI } = await careful(email);
  const first = await postAuth(api, '/sign-in/email', { email, password });
  expect(first.json()).toMatchObject({ twoFactorRedirect: true });
  const cookie = cookieOf(first);
  expect(await isSignedIn(cookie)).toBe(false);
  const wrong = await postAuth(api, '/two-factor/verify-totp', { code: '000000' }, { cookie });
  expect(wrong.json()).toMatchObject({ code: 'INVALID_CODE' });
  const code = authenticatorCode(totpURI);
  const second = await postAuth(api, '/two-factor/verify-totp', { code }, { cookie });
  expect(await isSignedIn(cookieOf(second))).toBe(true);
});

test('a link by mail is no way round the second step', async () => {
  const email = 'link@example.com';
  const { totpURI } = await careful(email);
  await postAuth(api, '/sign-in/magic-link', { email });
  const opened = await getAuth(api, `/magic-link/verify?token=${api.mails.token(email)}`);
  expect(opened.json()).toMatchObject({ twoFactorRedirect: true });
  const cookie = cookieOf(opened);
  expect(await isSignedIn(cookie)).toBe(false);
  const code = authenticatorCode(totpURI);
  const second = await postAuth(api, '/two-factor/verify-totp', { code }, { cookie });
  expect(await isSignedIn(cookieOf(second))).toBe(true);
  // Neither is the link when a page to go on with is named: the library would lead there.
  await postAuth(api, '/sign-in/magic-link', { email });
  const led = await getAuth(api, `/magic-link/verify?token=${api.mails.token(email)}&callbackURL=/`);
  expect(await isSignedIn(cookieOf(led))).toBe(false);
});

test('a new password by mail does not sign in, and the second step stays', async () => {
  const email = 'reset@example.com';
  await careful(email);
  await postAuth(api, '/request-password-reset', { email });
  const newPassword = 'quite another one';
  const reset = await postAuth(api, '/reset-password', { newPassword, token: api.mails.token(email) });
  expect(await isSignedIn(cookieOf(reset))).toBe(false);
  const first = await postAuth(api, '/sign-in/email', { email, password: newPassword });
  expect(first.json()).toMatchObject({ twoFactorRedirect: true });
});

test('the owner is told of a new password and of a second step that is switched off, and not of what was refused', async () => {
  const email = 'told@example.com';
  const { cookie } = await careful(email);
  const told = () =>
    api.mails.to(email).flatMap(({ subject }) => (/password|second step/.test(subject) ? [subject] : []));
  await postAuth(api, '/two-factor/disable', { password: 'not the one' }, { cookie });
  expect(told()).toEqual([]);
  const off = await postAuth(api, '/two-factor/disable', { password }, { cookie });
  const newPassword = 'quite another one';
  await postAuth(
    api,
    '/change-password',
    { currentPassword: password, newPassword },
    { cookie: cookieOf(off) },
  );
  await postAuth(api, '/request-password-reset', { email });
  await postAuth(api, '/reset-password', { newPassword, token: api.mails.token(email) });
  await expect
    .poll(() => told().toReversed())
    .toEqual([
      'Your second step was switched off',
      'Your password was changed',
      'Set a new password for Latchkey',
      'Your password was changed',
    ]);
});

test('a backup code is good once', async () => {
  const email = 'backup@example.com';
  const { backupCodes } = await careful(email);
  expect(backupCodes).toHaveLength(10);
  const use = async () => {
    const cookie = cookieOf(await postAuth(api, '/sign-in/email', { email, password }));
    return postAuth(api, '/two-factor/verify-backup-code', { code: backupCodes[0] }, { cookie });
  };
  expect(await isSignedIn(cookieOf(await use()))).toBe(true);
  expect((await use()).json()).toMatchObject({ code: 'INVALID_BACKUP_CODE' });
});

test('a device that is trusted is not asked again', async () => {
  const email = 'trusted@example.com';
  const { totpURI } = await careful(email);
  const cookie = cookieOf(await postAuth(api, '/sign-in/email', { email, password }));
  const trusting = { code: authenticatorCode(totpURI), trustDevice: true };
  const trusted = cookieOf(await postAuth(api, '/two-factor/verify-totp', trusting, { cookie }));
  const again = await postAuth(api, '/sign-in/email', { email, password }, { cookie: trusted });
  expect(again.json()).toMatchObject({ user: { email } });
});

test('secret and backup codes are not in clear in the database; turning it off needs the password', async () => {
  const email = 'off@example.com';
  const { totpURI, backupCodes, cookie } = await careful(email);
  const rows = JSON.stringify(await api.database.sql`select * from auth.two_factor`);
  expect(rows).not.toContain(new URL(totpURI).searchParams.get('secret'));
  expect(rows).not.toContain(backupCodes[0]);
  expect((await postAuth(api, '/two-factor/disable', { password: 'wrong' }, { cookie })).statusCode).toBe(
    400,
  );
  expect((await postAuth(api, '/two-factor/disable', { password }, { cookie })).statusCode).toBe(200);
  expect((await postAuth(api, '/sign-in/email', { email, password })).json()).toMatchObject({
    user: { email },
  });
});
