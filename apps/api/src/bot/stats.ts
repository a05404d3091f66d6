import type { OrganisationId } from '@latchkey/contracts/ids';
import { moneyToWire } from '@latchkey/contracts/money';
import { churnDays } from '@latchkey/contracts/overview';
import type { CreatorStats } from '@latchkey/contracts/procedures/bot-creator';
import { linkedCreators } from '@latchkey/db/channel/linked-creators';
import { readNameAndZone } from '@latchkey/db/organisation/read-name-and-zone';
import { countChurn } from '@latchkey/db/overview/count-churn';
import { countLeaving } from '@latchkey/db/overview/count-leaving';
import { countPeople } from '@latchkey/db/overview/count-people';
import { readNetOfMonth } from '@latchkey/db/overview/read-net';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const dayMs = 86_400_000;

/** How the organisations stand that a Telegram person runs with this bot: numbers only, and only for owners and admins. */
export function botStats(deps: Deps): UseCases['bot']['stats'] {
  return async (_call, { botTelegramId, person }) => {
    const run = await linkedCreators(deps.database.db, { botTelegramId, byTelegramId: person.id });
    return Promise.all(run.map(({ organisationId }) => statsOf(deps, organisationId)));
  };
}

async function statsOf(
  { database: { db }, clock, settings: { livemode } }: Deps,
  organisationId: OrganisationId,
): Promise<CreatorStats> {
  const now = clock.now();
  const { name, timeZone } = await readNameAndZone(db, organisationId);
  const since = new Date(now.getTime() - churnDays * dayMs);
  const [people, turned, leaving, net] = await Promise.all([
    countPeople(db, organisationId),
    countChurn(db, { organisationId, since }),
    countLeaving(db, { organisationId, livemode }),
    readNetOfMonth(db, { organisationId, livemode, timeZone, now }),
  ]);
  return {
    organisation: name,
    members: people.members,
    joined: turned.gained,
    inGrace: people.inGrace,
    leaving,
    income: net.map(({ currency, sales, refunds, disputes, fees }) =>
      moneyToWire({ currency, amountMinor: sales + refunds + disputes + fees }),
    ),
  };
}
