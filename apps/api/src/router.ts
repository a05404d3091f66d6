import { procedures } from '@latchkey/contracts/procedures/catalogue';
import { define } from './trpc/define.ts';
import { trpc } from './trpc/trpc.ts';

const { system, organisation, stripeAccount, channel, plan, checkout, claim, access, payment, payout, bot } =
  procedures;

/** Every procedure of the api. What each promises stands in libs/contracts, what each does in a use case of this app. */
export const appRouter = trpc.router({
  system: trpc.router({
    status: define(system.status, (all) => all.system.status),
  }),
  organisation: trpc.router({
    create: define(organisation.create, (all) => all.organisation.create),
    list: define(organisation.list, (all) => all.organisation.list),
    setPolicies: define(organisation.setPolicies, (all) => all.organisation.setPolicies),
  }),
  stripeAccount: trpc.router({
    connect: define(stripeAccount.connect, (all) => all.stripeAccount.connect),
    refresh: define(stripeAccount.refresh, (all) => all.stripeAccount.refresh),
  }),
  channel: trpc.router({
    list: define(channel.list, (all) => all.channel.list),
    connectLinks: define(channel.connectLinks, (all) => all.channel.connectLinks),
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
  }),
  payment: trpc.router({
    list: define(payment.list, (all) => all.payment.list),
    refund: define(payment.refund, (all) => all.payment.refund),
  }),
  payout: trpc.router({
    list: define(payout.list, (all) => all.payout.list),
  }),
  bot: trpc.router({
    ingest: define(bot.ingest, (all) => all.bot.ingest),
    hello: define(bot.hello, (all) => all.bot.hello),
    start: define(bot.start, (all) => all.bot.start),
    joinRequest: define(bot.joinRequest, (all) => all.bot.joinRequest),
    joinAnswered: define(bot.joinAnswered, (all) => all.bot.joinAnswered),
    starsInvoice: define(bot.starsInvoice, (all) => all.bot.starsInvoice),
    preCheckout: define(bot.preCheckout, (all) => all.bot.preCheckout),
  }),
});

export type AppRouter = typeof appRouter;
