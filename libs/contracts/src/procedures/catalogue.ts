import { access } from './access.ts';
import { accessCode } from './access-code.ts';
import { account } from './account.ts';
import { alert } from './alert.ts';
import { attention } from './attention.ts';
import { botProcedures } from './bot.ts';
import { brake } from './brake.ts';
import { broadcast } from './broadcast.ts';
import { channel } from './channel.ts';
import { checkout } from './checkout.ts';
import { claim } from './claim.ts';
import { coupon } from './coupon.ts';
import { deadLetter } from './dead-letter.ts';
import { live } from './live.ts';
import { member } from './member.ts';
import { memberImport } from './member-import.ts';
import { miniApp } from './mini-app.ts';
import { dispute, money, refund } from './money.ts';
import { noticeText } from './notice-text.ts';
import { onboarding } from './onboarding.ts';
import { organisation } from './organisation.ts';
import { overview } from './overview.ts';
import { ownBot } from './own-bot.ts';
import { payment, payout } from './payment.ts';
import { plan } from './plan.ts';
import { drift, reconcile } from './reconcile.ts';
import { shop } from './shop.ts';
import { stars } from './stars.ts';
import { stripeAccount } from './stripe-account.ts';
import { subscriber } from './subscriber.ts';
import { subscription } from './subscription.ts';
import { system } from './system.ts';
import { invitation, team } from './team.ts';

/** Every procedure of the api. The router is held equal to it by a test. */
export const procedures = {
  system,
  account,
  organisation,
  team,
  invitation,
  stripeAccount,
  channel,
  ownBot,
  noticeText,
  plan,
  coupon,
  accessCode,
  subscription,
  checkout,
  claim,
  access,
  deadLetter,
  subscriber,
  brake,
  stars,
  alert,
  drift,
  reconcile,
  payment,
  payout,
  refund,
  dispute,
  money,
  import: memberImport,
  live,
  onboarding,
  overview,
  attention,
  broadcast,
  shop,
  member,
  miniApp,
  bot: botProcedures,
};
