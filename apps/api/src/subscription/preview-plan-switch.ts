import { previewSwitch } from '@latchkey/billing/stripe/preview-switch';
import type { PlanPriceId } from '@latchkey/contracts/ids';
import { moneyToWire } from '@latchkey/contracts/money';
import type { SwitchPreview } from '@latchkey/contracts/procedures/subscription';
import { findChannels } from '@latchkey/db/channel-list/find-channels';
import type { Deps } from '../deps.ts';
import type { OfSubscription } from './options-for.ts';
import { type PlannedSwitch, planSwitch } from './plan-switch.ts';

/**
 * What a switch would bill and open, for whoever it is shown to. Asks Stripe and changes nothing.
 * @throws {LatchkeyError} as `planSwitch` does
 */
export async function previewPlanSwitch(
  deps: Pick<Deps, 'database' | 'stripe' | 'clock'>,
  of: OfSubscription & { priceId: PlanPriceId },
): Promise<SwitchPreview> {
  const prorationDate = toTheSecond(deps.clock.now());
  return previewPlanned(deps, await planSwitch(deps, { ...of, prorationDate }));
}

/** What a planned switch would bill and open. */
export async function previewPlanned(
  deps: Pick<Deps, 'database' | 'stripe'>,
  planned: PlannedSwitch,
): Promise<SwitchPreview> {
  const { total, lines } = await previewSwitch(deps.stripe, planned.change);
  const { amountMinor, currency } = total;
  const zero = { amountMinor: 0n, currency };
  return {
    plan: planned.target.option,
    dueNow: moneyToWire(amountMinor > 0n ? total : zero),
    credit: moneyToWire(amountMinor < 0n ? { amountMinor: -amountMinor, currency } : zero),
    lines: lines.map(({ description, amount }) => ({ description, amount: moneyToWire(amount) })),
    next: nextCharge(planned),
    ...(await channelsOf(deps, planned)),
    prorationDate: planned.change.prorationDate.toISOString(),
  };
}

/** Stripe counts in seconds: what is said here is taken up by the switch to the second. */
export function toTheSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000);
}

/** The next charge: at the end of the trial or period that goes on, or of the one that begins. */
function nextCharge({ target, change, periodEnd, trialEnd }: PlannedSwitch): SwitchPreview['next'] {
  const at = trialEnd ?? (change.newInterval ? after(change.prorationDate, target.plan.interval) : periodEnd);
  return at && { at: at.toISOString(), amount: target.option.amount };
}

function after(begin: Date, interval: 'month' | 'year' | 'once'): Date {
  const end = new Date(begin);
  end.setUTCMonth(end.getUTCMonth() + (interval === 'year' ? 12 : 1));
  // The 31st of a month that has 30 days is its last.
  if (end.getUTCDate() !== begin.getUTCDate()) end.setUTCDate(0);
  return end;
}

async function channelsOf(
  { database }: Pick<Deps, 'database'>,
  { subscription, target }: PlannedSwitch,
): Promise<Pick<SwitchPreview, 'gains' | 'loses'>> {
  const [had, has] = [new Set(subscription.channelIds), new Set(target.plan.channelIds)];
  const titles = await findChannels(database.db, subscription.organisationId, [...had, ...has]);
  const named = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => titles.find((channel) => channel.id === id)?.title ?? []);
  return {
    gains: named([...has].filter((id) => !had.has(id))),
    loses: named([...had].filter((id) => !has.has(id))),
  };
}
