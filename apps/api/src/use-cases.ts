import { accessGet } from './access/get.ts';
import { accessList } from './access/list.ts';
import { botHello } from './bot/hello.ts';
import { botIngest } from './bot/ingest.ts';
import { botJoinAnswered } from './bot/join-answered.ts';
import { botJoinRequest } from './bot/join-request.ts';
import { botPreCheckout } from './bot/pre-checkout.ts';
import { botStarsInvoice } from './bot/stars-invoice.ts';
import { botStart } from './bot/start.ts';
import { channelConnectLinks } from './channel/connect-links.ts';
import { channelList } from './channel/list.ts';
import { checkoutCreate } from './checkout/create.ts';
import { checkoutPlan } from './checkout/plan.ts';
import { checkoutStatus } from './checkout/status.ts';
import { claimCreate } from './claim/create.ts';
import type { Deps } from './deps.ts';
import { organisationCreate } from './organisation/create.ts';
import { organisationList } from './organisation/list.ts';
import { organisationSetPolicies } from './organisation/set-policies.ts';
import { paymentList } from './payment/list.ts';
import { paymentRefund } from './payment/refund.ts';
import { payoutList } from './payout/list.ts';
import { planCreate } from './plan/create.ts';
import { planList } from './plan/list.ts';
import { stripeAccountConnect } from './stripe-account/connect.ts';
import { stripeAccountRefresh } from './stripe-account/refresh.ts';
import { systemStatus } from './system/status.ts';
import type { UseCases } from './trpc/use-cases.ts';

/** What stands behind each procedure. */
export function useCases(deps: Deps): UseCases {
  return {
    system: { status: systemStatus(deps) },
    organisation: {
      create: organisationCreate(deps),
      list: organisationList(deps),
      setPolicies: organisationSetPolicies(deps),
    },
    stripeAccount: { connect: stripeAccountConnect(deps), refresh: stripeAccountRefresh(deps) },
    channel: { list: channelList(deps), connectLinks: channelConnectLinks(deps) },
    plan: { list: planList(deps), create: planCreate(deps) },
    checkout: {
      plan: checkoutPlan(deps),
      create: checkoutCreate(deps),
      status: checkoutStatus(deps),
    },
    claim: { create: claimCreate(deps) },
    access: { get: accessGet(deps), list: accessList(deps) },
    payment: { list: paymentList(deps), refund: paymentRefund(deps) },
    payout: { list: payoutList(deps) },
    bot: {
      ingest: botIngest(deps),
      hello: botHello(deps),
      start: botStart(deps),
      joinRequest: botJoinRequest(deps),
      joinAnswered: botJoinAnswered(deps),
      starsInvoice: botStarsInvoice(deps),
      preCheckout: botPreCheckout(deps),
    },
  };
}
