import { findChargeIntent } from '@latchkey/billing/stripe/find-charge-intent';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { MemberSelection as Asked } from '@latchkey/contracts/procedures/subscriber';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { MemberSelection } from '@latchkey/db/subscriber-list/member-selection';
import type { Deps } from '../deps.ts';

/** Which members are meant. A charge is not on file: Stripe is asked which payment it belongs to. */
export async function selectionOf(
  deps: Pick<Deps, 'database' | 'stripe' | 'settings'>,
  organisationId: OrganisationId,
  { query, state, channelId, planId }: Asked,
): Promise<MemberSelection> {
  const typed = query === '' ? undefined : query;
  const charge = typed && /^(ch|py)_\w+$/.test(typed) ? typed : null;
  const found = charge ? await intentOf(deps, organisationId, charge) : null;
  return { organisationId, state, channelId, planId, query: found ?? typed };
}

async function intentOf(
  { database, stripe, settings }: Pick<Deps, 'database' | 'stripe' | 'settings'>,
  organisationId: OrganisationId,
  chargeId: string,
): Promise<string | null> {
  const account = await findStripeAccount(database.db, organisationId, settings.livemode);
  return account ? findChargeIntent(stripe, { account: account.account, chargeId }) : null;
}
