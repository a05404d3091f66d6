import { access } from './access.ts';
import { accessCode } from './access-code.ts';
import { alert } from './alert.ts';
import { botProcedures } from './bot.ts';
import { brake } from './brake.ts';
import { checkout } from './checkout.ts';
import { claim } from './claim.ts';
import { coupon } from './coupon.ts';
import { deadLetter } from './dead-letter.ts';
import { member } from './member.ts';
import { channel, organisation, stripeAccount } from './organisation.ts';
import { payment, payout } from './payment.ts';
import { plan } from './plan.ts';
import { drift, reconcile } from './reconcile.ts';
import { shop } from './shop.ts';
import { stars } from './stars.ts';
import { subscriber } from './subscriber.ts';
import { subscription } from './subscription.ts';
import { system } from './system.ts';

/** Every procedure of the api. The router is held equal to it by a test. */
export const procedures = {
  system,
  organisation,
  stripeAccount,
  channel,
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
  shop,
  member,
  bot: botProcedures,
};
