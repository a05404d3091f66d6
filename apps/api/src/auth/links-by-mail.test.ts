import { takeAttempt } from '@latchkey/db/attempt/take-attempt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, getAuth, postAuth } from '../../test/auth.ts';
import { call } from '../../test/call.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const password = 'a long password';
const signUp = (email: string) => postAuth(api, '/sign-up/email', { name: 'Ada', email, password });
const signIn = (email: string, with_ = password) =>
  postAuth(api, '/sign-in/email', { email, password: with_ });
const me = async (cookie: string) =>
  (await getAuth(api, '/get-session', { cookie })).json() as {
    user: { emailVerified: boolean; email: string };
  } | null;

test('a link by mail signs up and in, once, and goes on to the page that was wanted', async () => {
  const email = 'link@example.com';
  const asked = await postAuth(api, '/sign-in/magic-link', { email, name: 'Lin', callbackURL: '/o/x?tab=1' });
  expect(asked.statusCode).toBe(200);
  const [mail] = api.mails.to(email);
  expect(mail?.text).toContain(`${webUrl}/magic?next=%2Fo%2Fx%3Ftab%3D1#token=`);
  const path = `/magic-link/verify?token=${api.mails.token(email)}`;
  const opened = await getAuth(api, path);
  expect(opened.json()).toMatchObject({ user: { email, name: 'Lin', emailVerified: true } });
  expect((await me(cookieOf(opened)))?.user.email).toBe(email);
  const again = await getAuth(api, path);
  expect(again.statusCode).toBe(400);
  expect(again.json()).toMatchObject({ code: 'INVALID_TOKEN' });
});

test('a page that is not ours is not gone on to', async () => {
  for (const callbackURL of ['https://evil.example.net/', '//evil.example.net']) {
    const asked = await postAuth(api, '/sign-in/magic-link', { email: 'next@example.com', callbackURL });
    expect(asked.statusCode).toBe(403);
  }
  expect(api.mails.to('next@example.com')).toEqual([]);
});

test('tokens of links are kept as hashes', async () => {
  const email = 'hashed@example.com';
  await postAuth(api, '/sign-in/magic-link', { email });
  const token = api.mails.token(email);
  const rows = await api.database.sql`select identifier from auth.verification`;
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('the address is confirmed by the mail that follows the sign-up, in the language of the page', async () => {
  const email = 'confirm@example.com';
  const payload = { name: 'Ada', email, password };
  const cookie = cookieOf(
    await postAuth(api, '/sign-up/email', payload, { 'accept-language': 'fr-FR,fr;q=0.9' }),
  );
  expect((await me(cookie))?.user.emailVerified).toBe(false);
  expect(api.mails.to(email)[0]?.subject).toBe('Confirmez votre adresse e-mail');
  const answer = await getAuth(api, `/verify-email?token=${api.mails.token(email)}`);
  expect(answer.json()).toMatchObject({ status: true });
  expect((await me(cookie))?.user.emailVerified).toBe(true);
  expect((await getAuth(api, '/verify-email?token=x.y.z')).json()).toMatchObject({ code: 'INVALID_TOKEN' });
});

test('a new password by mail: the old one and all sessions end, and the link is good once', async () => {
  const email = 'forgot@example.com';
  const cookie = cookieOf(await signUp(email));
  const asked = await postAuth(api, '/request-password-reset', { email });
  const unknown = await postAuth(api, '/request-password-reset', { email: 'nobody@example.com' });
  expect(asked.json()).toEqual(unknown.json());
  const reset = { newPassword: 'quite another one', token: api.mails.token(email) };
  expect((await postAuth(api, '/reset-password', reset)).statusCode).toBe(200);
  expect(await me(cookie)).toBeNull();
  expect((await signIn(email)).statusCode).toBe(401);
  expect((await signIn(email, reset.newPassword)).statusCode).toBe(200);
  expect((await postAuth(api, '/reset-password', reset)).json()).toMatchObject({ code: 'INVALID_TOKEN' });
});

test('another address: the old one consents, the new one confirms, and nobody is signed in by that', async () => {
  const email = 'old@example.com';
  const newEmail = 'new@example.com';
  const cookie = cookieOf(await signUp(email));
  await getAuth(api, `/verify-email?token=${api.mails.token(email)}`);
  expect((await postAuth(api, '/change-email', { newEmail }, { cookie })).statusCode).toBe(200);
  expect(api.mails.to(newEmail)).toEqual([]);
  await getAuth(api, `/verify-email?token=${api.mails.token(email)}`, { cookie });
  const confirm = `/verify-email?token=${api.mails.token(newEmail)}`;
  const stranger = await getAuth(api, confirm);
  expect(stranger.json()).toMatchObject({ code: 'SIGN_IN_FIRST' });
  expect(stranger.cookies).toEqual([]);
  expect((await getAuth(api, confirm, { cookie })).statusCode).toBe(200);
  expect((await me(cookie))?.user.email).toBe(newEmail);
});

test('one sees where one is signed in, and ends one session or all others', async () => {
  const email = 'sessions@example.com';
  const here = cookieOf(await signUp(email));
  const there = cookieOf(await signIn(email));
  const elsewhere = cookieOf(await signIn(email));
  const sessions = (await getAuth(api, '/list-sessions', { cookie: here })).json() as {
    token: string;
    ipAddress: string;
  }[];
  expect(sessions).toHaveLength(3);
  expect(sessions.every(({ ipAddress }) => ipAddress.startsWith('10.20.'))).toBe(true);
  const token = sessions.find((each) => there.includes(encodeURIComponent(each.token)))?.token;
  await postAuth(api, '/revoke-session', { token }, { cookie: here });
  expect(await me(there)).toBeNull();
  expect(await me(elsewhere)).not.toBeNull();
  await postAuth(api, '/revoke-other-sessions', {}, { cookie: here });
  expect(await me(elsewhere)).toBeNull();
  expect(await me(here)).not.toBeNull();
});

/** As many passwords tried for an account as that, without the time that each takes. */
async function tryPasswords(email: string, times: number) {
  const limit = { of: ['password', email], most: 10, windowSeconds: 900 } as const;
  for (let n = 0; n < times; n += 1) await takeAttempt(api.db, limit);
}

test('an account is tried ten times at most, wherever from, and a mailbox gets five links an hour', async () => {
  const email = 'limits@example.com';
  await signUp(email);
  await tryPasswords(email, 9);
  expect((await signIn(email, 'the tenth guess')).statusCode).toBe(401);
  const refused = await signIn(email);
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers['x-retry-after'])).toBeGreaterThan(800);
  for (let n = 0; n < 5; n += 1) {
    expect((await postAuth(api, '/sign-in/magic-link', { email })).statusCode).toBe(200);
  }
  expect((await postAuth(api, '/request-password-reset', { email })).statusCode).toBe(429);
  const opened = await getAuth(api, `/magic-link/verify?token=${api.mails.token(email)}`);
  expect((await me(cookieOf(opened)))?.user.email).toBe(email);
});

test('a name is a name: nobody writes to others through our mails', async () => {
  const name = 'x'.repeat(81);
  const long = await postAuth(api, '/sign-up/email', { name, email: 'long@example.com', password });
  expect(long.json()).toMatchObject({ code: 'NAME_TOO_LONG' });
  expect(api.mails.to('long@example.com')).toEqual([]);
});

test('the right password begins the counting anew', async () => {
  const email = 'typist@example.com';
  await signUp(email);
  await tryPasswords(email, 9);
  expect((await signIn(email)).statusCode).toBe(200);
  expect((await signIn(email, 'mistyped again')).statusCode).toBe(401);
});

test('a mail server that is down: who waits for a link is told, and no address is in the log', async () => {
  api.mails.state.down = true;
  try {
    expect((await postAuth(api, '/sign-in/magic-link', { email: 'down@example.com' })).json()).toMatchObject({
      code: 'MAIL_UNAVAILABLE',
    });
    const signedUp = await signUp('later@example.com');
    expect(signedUp.statusCode).toBe(200);
    expect(
      await call(api, 'organisation.list', undefined, { cookie: cookieOf(signedUp), origin: webUrl }),
    ).toMatchObject({ status: 200 });
  } finally {
    api.mails.state.down = false;
  }
  expect(api.lines.join('')).toContain('a mail could not be sent');
  expect(api.lines.join('')).not.toMatch(/(down|later)@example\.com/);
});
