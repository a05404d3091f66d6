import type { Role } from '@latchkey/contracts/permissions';
import type { OpenInvitation } from '@latchkey/contracts/procedures/team';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

interface Person {
  userId: string;
  caller: Caller;
}

let api: TestApi;
let people: Record<Role, Person>;
let team: Seller;
beforeAll(async () => {
  api = await startApi();
  const [owner, admin, support, viewer] = await Promise.all([
    signUp(api),
    signUp(api),
    signUp(api),
    signUp(api),
  ]);
  people = { owner, admin, support, viewer };
});
afterAll(() => api.close());

/** Each test has an organisation of its own, with one member of each role. */
beforeEach(async () => {
  team = await makeSeller(api.db);
  for (const [role, { userId }] of Object.entries(people))
    await addMember(api.db, team.organisationId, userId, role as Role);
});

const as = (who: Role, path: string, input: object = {}) =>
  call(api, path, { organisationId: team.organisationId, ...input }, people[who].caller);
const audited = () =>
  api.database.sql`select action, actor_id, target_id, detail from audit
    where organisation_id = ${team.organisationId} and (action like 'team.%' or action like 'invitation.%') order by id`;
const rolesNow = async () => {
  const { members } = (await as('owner', 'team.list')).data as { members: { userId: string; role: Role }[] };
  return new Map(members.map(({ userId, role }) => [userId, role]));
};
const invite = async (email: string, role: Role = 'support', who: Role = 'owner') =>
  (await as(who, 'team.invite', { email, role })).data as { invitation: OpenInvitation; mail: string };

test('everybody in the team sees who is in it; who may invite also sees who was invited', async () => {
  await invite('bob@example.com');
  for (const who of ['owner', 'admin'] as const) {
    expect((await as(who, 'team.list')).data).toMatchObject({
      members: [{}, {}, {}, {}],
      invitations: [{ email: 'bob@example.com', role: 'support', invitedBy: 'Ada' }],
    });
  }
  for (const who of ['support', 'viewer'] as const)
    expect((await as(who, 'team.list')).data).toMatchObject({ members: [{}, {}, {}, {}], invitations: [] });
  const byKey = await call(api, 'team.list', {}, team.byKey);
  expect(byKey.data).toMatchObject({ invitations: [] });
});

test('an invitation: by mail, in its language, accepted once by whom it is for, with its role', async () => {
  const email = 'Grace@Example.com';
  const invited = await as('owner', 'team.invite', { email, role: 'support', locale: 'fr' });
  expect(invited.data).toMatchObject({ mail: 'sent', invitation: { email: 'grace@example.com' } });
  const [mail] = api.mails.to('grace@example.com');
  expect(mail?.subject).toBe('Ada vous invite à rejoindre Blue Door');
  expect(mail?.text).toContain(`${webUrl}/invitation/`);
  const token = api.mails.token('grace@example.com');
  expect((await call(api, 'invitation.get', { token })).data).toMatchObject({
    organisation: 'Blue Door',
    email: 'grace@example.com',
    state: 'open',
    hasAccount: false,
  });
  const other = await call(api, 'invitation.accept', { token }, (await signUp(api)).caller);
  expect(other).toMatchObject({ errorCode: 'not_allowed' });
  const grace = await signUp(api, 'grace@example.com');
  expect((await call(api, 'account.me', undefined, grace.caller)).data).toMatchObject({
    emailVerified: false,
  });
  const accepted = await call(api, 'invitation.accept', { token }, grace.caller);
  expect(accepted.data).toEqual({ organisationId: team.organisationId, role: 'support' });
  expect((await call(api, 'invitation.accept', { token }, grace.caller)).data).toEqual(accepted.data);
  expect((await call(api, 'account.me', undefined, grace.caller)).data).toMatchObject({
    email: 'grace@example.com',
    emailVerified: true,
    hasPassword: true,
    twoFactorEnabled: false,
  });
  expect(await call(api, 'access.list', {}, grace.caller)).toMatchObject({ status: 200 });
  expect(await call(api, 'plan.create', {}, grace.caller)).toMatchObject({ errorCode: 'not_allowed' });
  expect((await call(api, 'invitation.get', { token })).data).toMatchObject({
    state: 'accepted',
    hasAccount: true,
  });
  expect(await audited()).toMatchObject([
    { action: 'team.invite', actor_id: people.owner.userId, detail: { role: 'support' } },
    { action: 'invitation.accept', actor_id: grace.userId, detail: { role: 'support' } },
  ]);
  expect(JSON.stringify(await audited())).not.toContain('grace');
});

test('its token is kept as a hash, and each mail ends the link of the one before', async () => {
  const email = 'again@example.com';
  const { invitation } = await invite(email);
  const first = api.mails.token(email);
  const rows = JSON.stringify(await api.database.sql`select * from invitation`);
  expect(rows).not.toContain(first);
  await as('admin', 'team.resendInvitation', { invitationId: invitation.id });
  const second = api.mails.token(email);
  expect(await call(api, 'invitation.get', { token: first })).toMatchObject({ errorCode: 'not_found' });
  expect((await call(api, 'invitation.get', { token: second })).data).toMatchObject({ state: 'open' });
  expect((await invite(email, 'viewer')).invitation).toMatchObject({ id: invitation.id, role: 'viewer' });
  expect((await as('owner', 'team.list')).data).toMatchObject({ invitations: [{ email, role: 'viewer' }] });
});

test('taken back, or too old: it is good for nothing, and says which', async () => {
  const back = await invite('back@example.com');
  await as('owner', 'team.revokeInvitation', { invitationId: back.invitation.id });
  await invite('old@example.com');
  await api.database
    .sql`update invitation set expires_at = now() - interval '1 minute' where email = 'old@example.com'`;
  for (const [email, state, errorCode] of [
    ['back@example.com', 'revoked', 'claim_unknown'],
    ['old@example.com', 'expired', 'claim_expired'],
  ] as const) {
    const token = api.mails.token(email);
    const { caller } = await signUp(api, email);
    expect((await call(api, 'invitation.get', { token })).data).toMatchObject({ state });
    expect(await call(api, 'invitation.accept', { token }, caller)).toMatchObject({ errorCode });
  }
  const again = await as('owner', 'team.revokeInvitation', { invitationId: back.invitation.id });
  expect(again).toMatchObject({ errorCode: 'not_found' });
});

test('a mail that could not be sent: the invitation stands, and it is said', async () => {
  api.mails.state.down = true;
  const failed = await invite('later@example.com').finally(() => {
    api.mails.state.down = false;
  });
  expect(failed.mail).toBe('failed');
  const again = await as('owner', 'team.resendInvitation', { invitationId: failed.invitation.id });
  expect(again.data).toMatchObject({ mail: 'sent' });
  expect(api.lines.join('')).not.toContain('later@example.com');
});

test('nobody is flooded with mails: five an hour to one address', async () => {
  const { invitation } = await invite('flooded@example.com');
  const again = () => as('owner', 'team.resendInvitation', { invitationId: invitation.id });
  for (let n = 0; n < 4; n += 1) expect(await again()).toMatchObject({ status: 200 });
  expect(await again()).toMatchObject({ errorCode: 'too_many_requests' });
  expect(api.mails.to('flooded@example.com')).toHaveLength(5);
});

test('owners make and unmake anybody, admins support and viewers, the others nobody', async () => {
  const table: [who: Role, target: Role, to: Role, may: boolean][] = [
    ['owner', 'viewer', 'owner', true],
    ['owner', 'admin', 'viewer', true],
    ['admin', 'viewer', 'support', true],
    ['admin', 'support', 'admin', false],
    ['admin', 'owner', 'viewer', false],
    ['support', 'viewer', 'support', false],
    ['viewer', 'viewer', 'owner', false],
  ];
  for (const [who, target, to, may] of table) {
    const { userId } = people[target];
    await api.database
      .sql`update member set role = ${target} where organisation_id = ${team.organisationId} and user_id = ${userId}`;
    const answer = await as(who, 'team.setRole', { userId, role: to });
    expect(answer.errorCode, `${who}: ${target} to ${to}`).toBe(may ? null : 'not_allowed');
    expect((await rolesNow()).get(userId)).toBe(may ? to : target);
    await api.database
      .sql`update member set role = ${target} where organisation_id = ${team.organisationId} and user_id = ${userId}`;
  }
  expect(await as('admin', 'team.invite', { email: 'x@example.com', role: 'admin' })).toMatchObject({
    errorCode: 'not_allowed',
  });
  expect(await as('admin', 'team.remove', { userId: people.owner.userId })).toMatchObject({
    errorCode: 'not_allowed',
  });
  const { invitation } = await invite('boss@example.com', 'owner');
  for (const path of ['team.resendInvitation', 'team.revokeInvitation'])
    expect(await as('admin', path, { invitationId: invitation.id })).toMatchObject({
      errorCode: 'not_allowed',
    });
});

test('the last owner stays, also when two owners unmake each other at the same moment', async () => {
  const { userId } = people.owner;
  for (const [path, input] of [
    ['team.setRole', { userId, role: 'viewer' }],
    ['team.remove', { userId }],
    ['team.leave', {}],
  ] as const)
    expect(await as('owner', path, input)).toMatchObject({ errorCode: 'conflict' });
  await as('owner', 'team.setRole', { userId: people.admin.userId, role: 'owner' });
  await Promise.all([
    as('owner', 'team.remove', { userId: people.admin.userId }),
    as('admin', 'team.remove', { userId }),
  ]);
  const [{ owners }] = (await api.database.sql`select count(*)::int as owners from member
    where organisation_id = ${team.organisationId} and role = 'owner'`) as unknown as [{ owners: number }];
  expect(owners).toBe(1);
});

test('who was removed, or has left, may do nothing from then on', async () => {
  await as('owner', 'team.remove', { userId: people.viewer.userId });
  expect(await as('viewer', 'team.list')).toMatchObject({ errorCode: 'not_found' });
  await as('support', 'team.leave');
  expect(await as('support', 'team.list')).toMatchObject({ errorCode: 'not_found' });
  expect(await audited()).toMatchObject([
    {
      action: 'team.remove',
      actor_id: people.owner.userId,
      target_id: people.viewer.userId,
      detail: { role: 'viewer' },
    },
    { action: 'team.leave', actor_id: people.support.userId, detail: { role: 'support' } },
  ]);
});

test('who is in the team is not invited, and ids of another organisation are not found', async () => {
  const me = (await call(api, 'account.me', undefined, people.viewer.caller)).data as { email: string };
  expect(await as('owner', 'team.invite', { email: me.email, role: 'support' })).toMatchObject({
    errorCode: 'already_member',
  });
  const theirs = await invite('theirs@example.com');
  const ours = await makeSeller(api.db);
  await addMember(api.db, ours.organisationId, people.owner.userId, 'owner');
  const elsewhere = { organisationId: ours.organisationId };
  for (const [path, input] of [
    ['team.resendInvitation', { invitationId: theirs.invitation.id }],
    ['team.revokeInvitation', { invitationId: theirs.invitation.id }],
    ['team.setRole', { userId: people.viewer.userId, role: 'owner' }],
    ['team.remove', { userId: people.viewer.userId }],
  ] as const)
    expect(await as('owner', path, { ...input, ...elsewhere }), path).toMatchObject({
      errorCode: 'not_found',
    });
});
