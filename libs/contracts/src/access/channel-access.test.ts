import { expect, test } from 'vitest';
import { ChannelAccess } from './channel-access.ts';

const ulid = '01k9zv4t8m5n6p7q8r9s0t1v2w';
const at = '2026-11-20T12:00:00.000Z';
const shared = {
  id: `acc_${ulid}`,
  organisationId: `org_${ulid}`,
  channelId: `chn_${ulid}`,
  subscriberId: `sbr_${ulid}`,
  version: 3,
  entitledUntil: null,
  graceUntil: null,
  joinedAt: null,
  actionRequired: null,
};
const complete = {
  PENDING: {},
  GRANTED: { grantedAt: at },
  REVOKE_PENDING: { revokeReason: 'payment_failed' },
  REVOKED: { revokeReason: 'payment_failed', revokedAt: at, evidence: 'left' },
};

test.each(Object.entries(complete))('%s with all that it requires', (state, own) => {
  expect(ChannelAccess.parse({ ...shared, state, ...own })).toMatchObject({ state, ...own });
});

const lacking = Object.entries(complete).flatMap(([state, own]) =>
  Object.keys(own).map((field) => [state, field, { ...shared, state, ...own, [field]: undefined }] as const),
);

test.each(lacking)('%s without %s is refused', (_state, field, access) => {
  expect(ChannelAccess.safeParse(access).error?.issues.map((issue) => issue.path.join('.'))).toEqual([field]);
});

test.each([
  ['a state that does not exist', { state: 'ACTIVE' }],
  ['an evidence that does not exist', { state: 'REVOKED', ...complete.REVOKED, evidence: 'perhaps' }],
  ['a moment that is no instant', { state: 'GRANTED', grantedAt: 'yesterday' }],
  ["another kind's id", { state: 'PENDING', id: `org_${ulid}` }],
  ['a version below zero', { state: 'PENDING', version: -1 }],
])('%s is refused', (_name, differs) => {
  expect(ChannelAccess.safeParse({ ...shared, ...differs }).success).toBe(false);
});
