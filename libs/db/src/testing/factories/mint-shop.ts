import type { Db } from '../../connect-database.ts';
import { type MintedChannel, mintChannel } from './mint-channel.ts';
import { type MintedOrganisation, mintOrganisation } from './mint-organisation.ts';
import { type MintedPlan, mintPlan, type PlanKind } from './mint-plan.ts';

/** Everything that can be bought from one creator. */
export interface Shop extends MintedOrganisation {
  channel: MintedChannel;
  plans: Record<PlanKind, MintedPlan>;
}

/** A creator with bot, account, one channel, and its monthly, one-time and Stars plans. */
export async function mintShop(db: Db, made: { at: Date; graceDays?: number }): Promise<Shop> {
  const organisation = await mintOrganisation(db, made);
  const channel = await mintChannel(db, organisation, { at: made.at });
  const plan = (kind: PlanKind) =>
    mintPlan(db, organisation, { at: made.at, kind, channelIds: [channel.channelId] });
  const plans = { monthly: await plan('monthly'), once: await plan('once'), stars: await plan('stars') };
  return { ...organisation, channel, plans };
}
