import { procedures } from '@latchkey/contracts/procedures/catalogue';
import { define } from './trpc/define.ts';
import { trpc } from './trpc/trpc.ts';

const {
  system,
  organisation,
  stripeAccount,
  channel,
  plan,
  checkout,
  claim,
  access,
  payment,
  payout,
  refund,
  dispute,
  money,
  subscription,
  import: memberImport,
  subscriber,
  brake,
  stars,
  deadLetter,
  alert,
  drift,
  reconcile,
  live,
  onboarding,
  overview,
  attention,
  shop,
  member,
  bot,
} = procedures;

/** Every procedure of the api. What each promises stands in libs/contracts, what each does in a use case of this app. */
export const appRouter = trpc.router({
  system: trpc.router({
    status: define(system.status, (all) => all.system.status),
  }),
  organisation: trpc.router({
    create: define(organisation.create, (all) => all.organisation.create),
    list: define(organisation.list, (all) => all.organisation.list),
    setGraceDays: define(organisation.setGraceDays, (all) => all.organisation.setGraceDays),
    getReminders: define(organisation.getReminders, (all) => all.organisation.getReminders),
    setReminders: define(organisation.setReminders, (all) => all.organisation.setReminders),
    setPolicies: define(organisation.setPolicies, (all) => all.organisation.setPolicies),
  }),
  stripeAccount: trpc.router({
    get: define(stripeAccount.get, (all) => all.stripeAccount.get),
    connect: define(stripeAccount.connect, (all) => all.stripeAccount.connect),
    refresh: define(stripeAccount.refresh, (all) => all.stripeAccount.refresh),
  }),
  channel: trpc.router({
    list: define(channel.list, (all) => all.channel.list),
    get: define(channel.get, (all) => all.channel.get),
    connectLinks: define(channel.connectLinks, (all) => all.channel.connectLinks),
    check: define(channel.check, (all) => all.channel.check),
    disconnect: define(channel.disconnect, (all) => all.channel.disconnect),
  }),
  plan: trpc.router({
    list: define(plan.list, (all) => all.plan.list),
    create: define(plan.create, (all) => all.plan.create),
  }),
  checkout: trpc.router({
    plan: define(checkout.plan, (all) => all.checkout.plan),
    create: define(checkout.create, (all) => all.checkout.create),
    status: define(checkout.status, (all) => all.checkout.status),
  }),
  claim: trpc.router({
    create: define(claim.create, (all) => all.claim.create),
  }),
  access: trpc.router({
    get: define(access.get, (all) => all.access.get),
    list: define(access.list, (all) => all.access.list),
    undoRemoval: define(access.undoRemoval, (all) => all.access.undoRemoval),
  }),
  subscriber: trpc.router({
    block: define(subscriber.block, (all) => all.subscriber.block),
    unblock: define(subscriber.unblock, (all) => all.subscriber.unblock),
    blocks: define(subscriber.blocks, (all) => all.subscriber.blocks),
    list: define(subscriber.list, (all) => all.subscriber.list),
    exportCsv: define(subscriber.exportCsv, (all) => all.subscriber.exportCsv),
    get: define(subscriber.get, (all) => all.subscriber.get),
    timeline: define(subscriber.timeline, (all) => all.subscriber.timeline),
    giveDays: define(subscriber.giveDays, (all) => all.subscriber.giveDays),
    takeBackDays: define(subscriber.takeBackDays, (all) => all.subscriber.takeBackDays),
    remove: define(subscriber.remove, (all) => all.subscriber.remove),
    createMoveLink: define(subscriber.createMoveLink, (all) => all.subscriber.createMoveLink),
  }),
  brake: trpc.router({
    list: define(brake.list, (all) => all.brake.list),
    setLimits: define(brake.setLimits, (all) => all.brake.setLimits),
    release: define(brake.release, (all) => all.brake.release),
    override: define(brake.override, (all) => all.brake.override),
    refuse: define(brake.refuse, (all) => all.brake.refuse),
  }),
  deadLetter: trpc.router({
    list: define(deadLetter.list, (all) => all.deadLetter.list),
    get: define(deadLetter.get, (all) => all.deadLetter.get),
    replay: define(deadLetter.replay, (all) => all.deadLetter.replay),
    replayMany: define(deadLetter.replayMany, (all) => all.deadLetter.replayMany),
    discard: define(deadLetter.discard, (all) => all.deadLetter.discard),
  }),
  stars: trpc.router({
    ofPerson: define(stars.ofPerson, (all) => all.stars.ofPerson),
    cancel: define(stars.cancel, (all) => all.stars.cancel),
    reopen: define(stars.reopen, (all) => all.stars.reopen),
    refund: define(stars.refund, (all) => all.stars.refund),
  }),
  alert: trpc.router({
    list: define(alert.list, (all) => all.alert.list),
  }),
  drift: trpc.router({
    list: define(drift.list, (all) => all.drift.list),
    fix: define(drift.fix, (all) => all.drift.fix),
    dismiss: define(drift.dismiss, (all) => all.drift.dismiss),
  }),
  reconcile: trpc.router({
    status: define(reconcile.status, (all) => all.reconcile.status),
    run: define(reconcile.run, (all) => all.reconcile.run),
  }),
  payment: trpc.router({
    list: define(payment.list, (all) => all.payment.list),
    refund: define(payment.refund, (all) => all.payment.refund),
  }),
  payout: trpc.router({
    list: define(payout.list, (all) => all.payout.list),
  }),
  refund: trpc.router({
    list: define(refund.list, (all) => all.refund.list),
  }),
  dispute: trpc.router({
    list: define(dispute.list, (all) => all.dispute.list),
  }),
  money: trpc.router({
    summary: define(money.summary, (all) => all.money.summary),
  }),
  subscription: trpc.router({
    cancelAtPeriodEnd: define(subscription.cancelAtPeriodEnd, (all) => all.subscription.cancelAtPeriodEnd),
    resume: define(subscription.resume, (all) => all.subscription.resume),
  }),
  import: trpc.router({
    dryRun: define(memberImport.dryRun, (all) => all.import.dryRun),
    run: define(memberImport.run, (all) => all.import.run),
    proceed: define(memberImport.proceed, (all) => all.import.proceed),
    list: define(memberImport.list, (all) => all.import.list),
    lines: define(memberImport.lines, (all) => all.import.lines),
  }),
  live: trpc.router({
    changes: define(live.changes, (all) => all.live.changes),
  }),
  onboarding: trpc.router({
    get: define(onboarding.get, (all) => all.onboarding.get),
  }),
  overview: trpc.router({
    get: define(overview.get, (all) => all.overview.get),
    series: define(overview.series, (all) => all.overview.series),
  }),
  attention: trpc.router({
    list: define(attention.list, (all) => all.attention.list),
    count: define(attention.count, (all) => all.attention.count),
    lookAgain: define(attention.lookAgain, (all) => all.attention.lookAgain),
    acknowledge: define(attention.acknowledge, (all) => all.attention.acknowledge),
    bringBack: define(attention.bringBack, (all) => all.attention.bringBack),
  }),
  shop: trpc.router({
    creator: define(shop.creator, (all) => all.shop.creator),
    plan: define(shop.plan, (all) => all.shop.plan),
    legal: define(shop.legal, (all) => all.shop.legal),
    meta: define(shop.meta, (all) => all.shop.meta),
    settings: define(shop.settings, (all) => all.shop.settings),
    setSlug: define(shop.setSlug, (all) => all.shop.setSlug),
    setIdentity: define(shop.setIdentity, (all) => all.shop.setIdentity),
    setText: define(shop.setText, (all) => all.shop.setText),
    setWithdrawalRefund: define(shop.setWithdrawalRefund, (all) => all.shop.setWithdrawalRefund),
  }),
  member: trpc.router({
    requestLink: define(member.requestLink, (all) => all.member.requestLink),
    open: define(member.open, (all) => all.member.open),
    view: define(member.view, (all) => all.member.view),
    receipts: define(member.receipts, (all) => all.member.receipts),
    claimLink: define(member.claimLink, (all) => all.member.claimLink),
    changeCard: define(member.changeCard, (all) => all.member.changeCard),
    cancel: define(member.cancel, (all) => all.member.cancel),
    resume: define(member.resume, (all) => all.member.resume),
    withdraw: define(member.withdraw, (all) => all.member.withdraw),
    sendCode: define(member.sendCode, (all) => all.member.sendCode),
    prove: define(member.prove, (all) => all.member.prove),
    export: define(member.export, (all) => all.member.export),
    erase: define(member.erase, (all) => all.member.erase),
    leave: define(member.leave, (all) => all.member.leave),
  }),
  bot: trpc.router({
    ingest: define(bot.ingest, (all) => all.bot.ingest),
    hello: define(bot.hello, (all) => all.bot.hello),
    start: define(bot.start, (all) => all.bot.start),
    joinRequest: define(bot.joinRequest, (all) => all.bot.joinRequest),
    joinAnswered: define(bot.joinAnswered, (all) => all.bot.joinAnswered),
    starsInvoice: define(bot.starsInvoice, (all) => all.bot.starsInvoice),
    preCheckout: define(bot.preCheckout, (all) => all.bot.preCheckout),
    starsSubscriptions: define(bot.starsSubscriptions, (all) => all.bot.starsSubscriptions),
    cancelStars: define(bot.cancelStars, (all) => all.bot.cancelStars),
    reopenStars: define(bot.reopenStars, (all) => all.bot.reopenStars),
  }),
});

export type AppRouter = typeof appRouter;
