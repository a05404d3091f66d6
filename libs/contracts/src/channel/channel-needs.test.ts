import { expect, test } from 'vitest';
import { type ChannelFindings, healthOf, needsOf } from './channel-needs.ts';

const well: ChannelFindings = {
  kind: 'channel',
  linkState: 'live',
  actionRequired: null,
  canary: {
    canInvite: true,
    canRestrict: true,
    linkLive: true,
    seesMembers: true,
    updatesArrive: true,
    refusal: null,
  },
};
const canary = (differs: Partial<NonNullable<ChannelFindings['canary']>>) =>
  ({ ...well.canary, ...differs }) as ChannelFindings['canary'];

test.each([
  ['all is well', {}, [], 'well'],
  ['connected a moment ago', { canary: null, linkState: 'none' }, [], 'looking'],
  ['a basic group', { kind: 'group' }, ['supergroup'], 'trouble'],
  ['a basic group of a moment ago', { kind: 'group', canary: null }, ['supergroup'], 'trouble'],
  [
    'added without rights',
    { actionRequired: 'bot_lacks_rights', canary: canary({ canInvite: false, canRestrict: false }) },
    ['invite_users', 'restrict_members'],
    'trouble',
  ],
  ['may not ban', { canary: canary({ canRestrict: false }) }, ['restrict_members'], 'trouble'],
  ['its way in was taken back', { linkState: 'dead' }, ['way_in'], 'trouble'],
  ['Telegram did not say', { canary: canary({ seesMembers: null, updatesArrive: null }) }, [], 'well'],
  [
    'hears nothing',
    { canary: canary({ seesMembers: false, updatesArrive: false }) },
    ['member_updates', 'updates'],
    'trouble',
  ],
  [
    'thrown out: nothing else can be told',
    { actionRequired: 'bot_not_in_chat', canary: canary({ canInvite: false, canRestrict: false }) },
    ['bot_in_chat'],
    'trouble',
  ],
  ['its token was changed', { actionRequired: 'bot_token_rejected' }, ['bot_token'], 'trouble'],
] as const)('%s', (_, differs, needs, health) => {
  const findings = { ...well, ...differs } as ChannelFindings;
  expect(needsOf(findings)).toEqual(needs);
  expect(healthOf(findings)).toBe(health);
});
