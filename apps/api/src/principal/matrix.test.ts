import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { inMiniApp } from '../../test/in-mini-app.ts';
import { openMember } from '../../test/open-member.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller } from '../../test/world.ts';
import { appRouter } from '../router.ts';

const everybody = [
  'anonymous',
  'outsider',
  'owner',
  'admin',
  'support',
  'viewer',
  'api_key',
  'service',
  'person',
  'buyer',
  'proven_buyer',
  'mini_app',
] as const;
type Who = (typeof everybody)[number];

const users = ['outsider', 'owner', 'admin', 'support', 'viewer'] as const;
const managers = ['owner', 'admin'] as const;
const supporters = ['owner', 'admin', 'support'] as const;
const readers = ['owner', 'admin', 'support', 'viewer', 'api_key'] as const;
const bots = ['service', 'person'] as const;
const buyers = ['buyer', 'proven_buyer'] as const;

/** Who may call what, written by hand: the permissions in the contracts are held against it. */
const allowed: Record<string, readonly Who[]> = {
  'system.status': everybody,
  'account.me': users,
  'organisation.create': users,
  'organisation.list': users,
  'organisation.setGraceDays': managers,
  'organisation.getReminders': readers,
  'organisation.setReminders': managers,
  'organisation.setPolicies': managers,
  'team.list': readers,
  'team.invite': managers,
  'team.resendInvitation': managers,
  'team.revokeInvitation': managers,
  'team.setRole': managers,
  'team.remove': managers,
  'team.leave': readers,
  'invitation.get': everybody,
  'invitation.accept': users,
  'stripeAccount.get': readers,
  'stripeAccount.connect': managers,
  'stripeAccount.refresh': managers,
  'channel.list': readers,
  'channel.get': readers,
  'channel.connectLinks': managers,
  'channel.check': supporters,
  'channel.disconnect': managers,
  'ownBot.list': readers,
  'ownBot.register': managers,
  'ownBot.rotate': managers,
  'ownBot.remove': managers,
  'ownBot.startSwitch': managers,
  'ownBot.checkSwitch': managers,
  'ownBot.finishSwitch': managers,
  'ownBot.abandonSwitch': managers,
  'plan.list': readers,
  'organisation.get': readers,
  'organisation.update': managers,
  'organisation.closing': readers,
  'organisation.close': managers,
  'noticeText.list': readers,
  'noticeText.set': managers,
  'noticeText.reset': managers,
  'noticeText.preview': readers,
  'plan.get': readers,
  'coupon.list': readers,
  'coupon.create': managers,
  'coupon.end': managers,
  'accessCode.list': readers,
  'accessCode.create': managers,
  'accessCode.end': managers,
  'accessCode.redeem': everybody,
  'subscription.switchOptions': readers,
  'subscription.previewSwitch': readers,
  'subscription.switchPlan': supporters,
  'stripeAccount.tax': readers,
  'plan.create': managers,
  'plan.previewChange': readers,
  'plan.update': managers,
  'plan.archive': managers,
  'plan.restore': managers,
  'plan.remove': managers,
  'checkout.plan': everybody,
  'checkout.create': everybody,
  'checkout.useCode': everybody,
  'checkout.status': everybody,
  'claim.create': everybody,
  'access.get': readers,
  'access.list': readers,
  'deadLetter.list': readers,
  'deadLetter.get': readers,
  'deadLetter.replay': supporters,
  'deadLetter.replayMany': supporters,
  'deadLetter.discard': supporters,
  'access.undoRemoval': supporters,
  'subscriber.block': supporters,
  'subscriber.unblock': supporters,
  'subscriber.blocks': readers,
  'subscriber.list': readers,
  'subscriber.exportCsv': supporters,
  'subscriber.get': readers,
  'subscriber.timeline': readers,
  'subscriber.giveDays': supporters,
  'subscriber.takeBackDays': supporters,
  'subscriber.remove': supporters,
  'subscriber.createMoveLink': supporters,
  'subscription.cancelAtPeriodEnd': supporters,
  'subscription.resume': supporters,
  'import.dryRun': managers,
  'import.run': managers,
  'import.proceed': managers,
  'import.list': readers,
  'import.lines': readers,
  'refund.list': readers,
  'dispute.list': readers,
  'money.summary': readers,
  'brake.list': readers,
  'brake.setLimits': managers,
  'brake.release': managers,
  'brake.override': supporters,
  'brake.refuse': managers,
  'stars.ofPerson': readers,
  'support.list': readers,
  'support.answer': ['owner', 'admin', 'support'],
  'stars.cancel': ['owner', 'admin', 'support'],
  'stars.reopen': ['owner', 'admin', 'support'],
  'stars.refund': managers,
  'alert.list': readers,
  'drift.list': readers,
  'drift.fix': supporters,
  'drift.dismiss': supporters,
  'reconcile.status': readers,
  'reconcile.run': supporters,
  'payment.list': readers,
  'payment.refund': managers,
  'payout.list': readers,
  'live.changes': readers,
  'onboarding.get': readers,
  'overview.get': readers,
  'overview.series': readers,
  'attention.list': readers,
  'attention.count': readers,
  'attention.lookAgain': supporters,
  'attention.acknowledge': supporters,
  'attention.bringBack': supporters,
  'broadcast.list': readers,
  'broadcast.get': readers,
  'broadcast.audience': readers,
  'broadcast.create': managers,
  'broadcast.update': managers,
  'broadcast.remove': managers,
  'broadcast.sendToMe': managers,
  'broadcast.schedule': managers,
  'broadcast.unschedule': managers,
  'broadcast.pause': managers,
  'broadcast.resume': managers,
  'broadcast.cancel': managers,
  'broadcast.recipients': readers,
  'broadcast.exportCsv': managers,
  'shop.creator': everybody,
  'shop.plan': everybody,
  'shop.legal': everybody,
  'shop.meta': everybody,
  'shop.settings': readers,
  'shop.setSlug': managers,
  'shop.setIdentity': managers,
  'shop.setText': managers,
  'shop.setWithdrawalRefund': managers,
  'member.requestLink': everybody,
  'member.open': everybody,
  'member.leave': everybody,
  'member.view': buyers,
  'member.receipts': buyers,
  'member.claimLink': buyers,
  'member.changeCard': buyers,
  'member.cancel': buyers,
  'member.resume': buyers,
  'member.withdraw': buyers,
  'member.sendCode': buyers,
  'member.prove': buyers,
  'member.export': ['proven_buyer'],
  'member.erase': ['proven_buyer'],
  'member.askMove': ['proven_buyer'],
  'member.stopMove': buyers,
  'member.moveLink': ['proven_buyer'],
  'miniApp.channel': ['mini_app'],
  'miniApp.invoice': ['mini_app'],
  'chat.standing': bots,
  'chat.sellers': bots,
  'chat.plans': bots,
  'chat.offer': bots,
  'chat.cancel': bots,
  'chat.resume': bots,
  'chat.changeOptions': bots,
  'chat.previewChange': bots,
  'chat.change': bots,
  'chat.beginWithdrawal': bots,
  'chat.useKnownEmail': bots,
  'chat.withdraw': bots,
  'chat.receipts': bots,
  'chat.beginSupport': bots,
  'chat.erase': bots,
  'chat.moves': bots,
  'chat.stopMove': bots,
  'chat.stopAsking': bots,
  'bot.ingest': bots,
  'bot.hello': bots,
  'bot.chooseLanguage': bots,
  'bot.registered': bots,
  'bot.tokenRejected': bots,
  'bot.start': bots,
  'bot.joinRequest': bots,
  'bot.joinAnswered': bots,
  'bot.starsInvoice': bots,
  'bot.preCheckout': bots,
  'bot.starsSubscriptions': bots,
  'bot.cancelStars': bots,
  'bot.reopenStars': bots,
  'bot.actOnAlert': bots,
  'bot.stats': bots,
  'bot.broadcastChoices': bots,
  'bot.chooseBroadcasts': bots,
};

let api: TestApi;
let callers: Record<Who, Caller>;
beforeAll(async () => {
  api = await startApi();
  const organisation = await makeSeller(api.db);
  const service = { authorization: `Bearer ${serviceToken}` };
  const member = async (role: (typeof managers)[number] | 'support' | 'viewer') => {
    const { userId, caller } = await signUp(api);
    await addMember(api.db, organisation.organisationId, userId, role);
    return caller;
  };
  callers = {
    anonymous: {},
    outsider: (await signUp(api)).caller,
    owner: await member('owner'),
    admin: await member('admin'),
    support: await member('support'),
    viewer: await member('viewer'),
    api_key: organisation.byKey,
    service,
    person: { ...service, 'x-latchkey-person': '4711' },
    buyer: await openMember(api, organisation),
    proven_buyer: await openMember(api, organisation, { proven: true }),
    mini_app: inMiniApp({ botTelegramId: organisation.botTelegramId, telegramId: 4711 }),
  };
});
afterAll(() => api.close());

const refusals = ['not_signed_in', 'not_allowed', 'not_found', 'origin_not_allowed'];
const procedures = Object.keys(appRouter._def.procedures);

test('the matrix has every procedure', () => {
  expect(Object.keys(allowed).sort()).toEqual([...procedures].sort());
});

// An empty input: whoever is let through is told what it lacks, or gets an answer; nobody else gets that far.
test.each(procedures)('%s', async (path) => {
  const passed: Who[] = [];
  for (const who of everybody) {
    const { errorCode } = await call(api, path, {}, callers[who]);
    expect(errorCode, who).not.toBe('internal');
    // A buyer who only has the link is asked for a code where that is not enough.
    const asksForCode = who === 'buyer' && errorCode === 'sign_in_again';
    const isRefused = asksForCode || (errorCode !== null && refusals.includes(errorCode));
    if (!isRefused) passed.push(who);
  }
  expect(passed).toEqual(everybody.filter((who) => allowed[path]?.includes(who)));
});

test('nobody signed in is told to sign in; who is signed in, that they may not', async () => {
  expect(await call(api, 'access.list', {})).toMatchObject({ status: 401, errorCode: 'not_signed_in' });
  expect(await call(api, 'plan.create', {}, callers.viewer)).toMatchObject({ status: 403 });
  expect(await call(api, 'plan.list', {}, callers.outsider)).toMatchObject({ status: 404 });
  expect(await call(api, 'bot.hello', {}, callers.owner)).toMatchObject({ status: 403 });
});

test.each([
  ['a key that is none', { authorization: `Bearer lk_${'x'.repeat(43)}` }],
  ['a wrong service token', { authorization: `Bearer ${serviceToken}x` }],
  ['no bearer', { authorization: 'Basic abc' }],
  ['a person that is no number', { authorization: `Bearer ${serviceToken}`, 'x-latchkey-person': 'me' }],
])('%s is refused, not taken for nobody', async (_, caller) => {
  expect(await call(api, 'bot.hello', {}, caller)).toMatchObject({ errorCode: 'not_signed_in' });
});
