import type { OrganisationId } from '@latchkey/contracts/ids';
import { bucketsOf, type OverviewRange } from '@latchkey/contracts/overview';
import type { OverviewPoint } from '@latchkey/contracts/procedures/overview';
import { readTimeZone } from '@latchkey/db/organisation/read-time-zone';
import { countPeople } from '@latchkey/db/overview/count-people';
import { type Comings, countComings, listStretch, readNetSeries } from '@latchkey/db/overview/read-series';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { keepAnswers } from './keep-answers.ts';

type Series = Awaited<ReturnType<UseCases['overview']['series']>>;

/** Members and money over time, by the calendar of the organisation. */
export function overviewSeries(deps: Deps): UseCases['overview']['series'] {
  const keep = keepAnswers<Series>();
  return ({ organisationId }, { range }) =>
    keep(`${organisationId} ${range}`, () => readSeries(deps, organisationId, range));
}

async function readSeries(
  { database: { db }, clock, settings }: Deps,
  organisationId: OrganisationId,
  range: OverviewRange,
): Promise<Series> {
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
  const points = membersOver(beginnings, comings, members).map((point) => ({
    ...point,
    net: netOf(point.from),
  }));
  return { timeZone, unit, points };
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
