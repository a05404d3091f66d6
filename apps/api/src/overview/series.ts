import { bucketsOf } from '@latchkey/contracts/overview';
import type { OverviewPoint } from '@latchkey/contracts/procedures/overview';
import { readTimeZone } from '@latchkey/db/organisation/read-time-zone';
import { countPeople } from '@latchkey/db/overview/count-people';
import { type Comings, countComings, listStretch, readNetSeries } from '@latchkey/db/overview/read-series';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Members and money over time, by the calendar of the organisation. */
export function overviewSeries({ database: { db }, clock, settings }: Deps): UseCases['overview']['series'] {
  return async ({ organisationId }, { range }) => {
    const { unit, count } = bucketsOf[range];
    const timeZone = await readTimeZone(db, organisationId);
    const { since, beginnings } = await listStretch(db, { unit, count, timeZone, now: clock.now() });
    const of = { organisationId, timeZone, unit, since };
    const [{ members }, comings, net] = await Promise.all([
      countPeople(db, organisationId),
      countComings(db, of),
      readNetSeries(db, { ...of, livemode: settings.livemode }),
    ]);
    const netOf = (from: string) =>
      net
        .filter((each) => each.from === from)
        .map(({ currency, net: amountMinor }) => ({ currency, amountMinor }));
    return {
      timeZone,
      unit,
      points: membersOver(beginnings, comings, members).map((point) => ({
        ...point,
        net: netOf(point.from),
      })),
    };
  };
}

/** From the members of now backwards: who came later was not there yet, who left later still was. */
export function membersOver(
  beginnings: readonly string[],
  comings: readonly Comings[],
  now: number,
): Omit<OverviewPoint, 'net'>[] {
  const points: Omit<OverviewPoint, 'net'>[] = [];
  let members = now;
  for (const from of beginnings.toReversed()) {
    const { joined = 0, left = 0 } = comings.find((each) => each.from === from) ?? {};
    points.unshift({ from, members: Math.max(0, members), joined, left });
    members -= joined - left;
  }
  return points;
}
