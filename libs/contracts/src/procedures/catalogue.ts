import { access } from './access.ts';
import { botProcedures } from './bot.ts';
import { checkout } from './checkout.ts';
import { claim } from './claim.ts';
import { channel, organisation, plan, stripeAccount } from './organisation.ts';
import { payment, payout } from './payment.ts';
import { system } from './system.ts';

/** Every procedure of the api. The router is held equal to it by a test. */
export const procedures = {
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
  bot: botProcedures,
};
