import type { Money } from '@latchkey/contracts/money';
import { moneyToWire } from '@latchkey/contracts/money';
import { churnDays } from '@latchkey/contracts/overview';
import type { NetView } from '@latchkey/contracts/procedures/overview';
import { listChannels } from '@latchkey/db/channel-list/list-channels';
import { readTimeZone } from '@latchkey/db/organisation/read-time-zone';
import { countChurn } from '@latchkey/db/overview/count-churn';
import { countPeople } from '@latchkey/db/overview/count-people';
import { type Net, readNetOfMonth } from '@latchkey/db/overview/read-net';
import { readSubscriptions } from '@latchkey/db/overview/read-subscriptions';
import { readUnpaid } from '@latchkey/db/overview/read-unpaid';
import { countOpenDrifts } from '@latchkey/db/reconcile/drifts';
import { channelView } from '../channel/channel-view.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const dayMs = 86_400_000;

/** How the business stands at this moment. */
export function overviewGet({ database: { db }, clock, settings }: Deps): UseCases['overview']['get'] {
  return async ({ organisationId }) => {
    const now = clock.now();
    const of = { organisationId, livemode: settings.livemode };
    const timeZone = await readTimeZone(db, organisationId);
    const since = new Date(now.getTime() - churnDays * dayMs);
    const [people, subscriptions, net, turned, unpaid, openDrifts, channels] = await Promise.all([
      countPeople(db, organisationId),
      readSubscriptions(db, of),
      readNetOfMonth(db, { ...of, timeZone, now }),
      countChurn(db, { organisationId, since }),
      readUnpaid(db, of),
      countOpenDrifts(db, organisationId),
      listChannels(db, organisationId),
    ]);
    return {
      at: now.toISOString(),
      timeZone,
      members: people.members,
      mrr: wires(subscriptions.mrr),
      payingSubscriptions: subscriptions.paying,
      trials: subscriptions.trials,
      net: net.map(netView),
      churn: { membersBefore: people.members - turned.gained + turned.lost, lost: turned.lost },
      failing: {
        subscriptions: unpaid.subscriptions,
        owed: wires(unpaid.owed),
        inGrace: people.inGrace,
      },
      openDrifts,
      channels: channels.map(channelView),
    };
  };
}

function wires(amounts: readonly Money[]) {
  return amounts.map(moneyToWire);
}

function netView({ currency, sales, refunds, disputes, fees }: Net): NetView {
  return {
    currency,
    sales: String(sales),
    refunds: String(refunds),
    disputes: String(disputes),
    fees: String(fees),
    net: String(sales + refunds + disputes + fees),
  };
}
