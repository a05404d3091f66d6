import type { OrderId, OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import type { ChatPurchase, StandingAccess } from '@latchkey/contracts/procedures/chat';
import { listStanding, type StandingRow } from '@latchkey/db/access-view/list-standing';
import { listServed } from '@latchkey/db/bot-identity/list-served';
import { listPurchases } from '@latchkey/db/member/list-purchases';
import { wayIn } from '../access/way-in.ts';
import { memberPagesOf } from '../bot/member-pages-of.ts';
import type { Deps } from '../deps.ts';
import { purchaseView } from '../member/purchase-view.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { personIn, type Speaking, whoseOf } from './whose.ts';

/** How all that a person has of the creators of this bot stands. */
export function chatStanding(deps: Deps): UseCases['chat']['standing'] {
  return async (_call, speaking) => {
    const { db } = deps.database;
    const served = await listServed(db, whoseOf(speaking));
    const [accesses, pages, ...purchases] = await Promise.all([
      listStanding(db, whoseOf(speaking)),
      memberPagesOf(deps, speaking),
      ...served.map((creator) => purchasesOf(deps, speaking, creator)),
    ]);
    return { accesses: accesses.map(accessView), purchases: purchases.flat(), pages };
  };
}

/** What a person has bought of one creator, or one purchase of theirs. */
export async function purchasesOf(
  { database: { db }, clock }: Deps,
  speaking: Speaking,
  { organisationId, name: seller }: { organisationId: OrganisationId; name: string },
  only: { orderId?: OrderId; subscriptionId?: SubscriptionId } = {},
): Promise<ChatPurchase[]> {
  const rows = await listPurchases(db, personIn(organisationId, speaking), only);
  return Promise.all(
    rows.map(async (row) => ({
      ...(await purchaseView(db, organisationId, row, clock.now())),
      organisationId,
      seller,
      planId: row.plan_id,
    })),
  );
}

function accessView(row: StandingRow): StandingAccess {
  return {
    organisationId: row.organisation_id,
    seller: row.seller,
    channel: row.channel,
    state: row.state,
    inside: row.joined_at !== null,
    wayIn: wayIn({ state: row.state, link: row.link, linkState: row.link_state }),
    entitledUntil: iso(row.entitled_until),
    graceUntil: iso(row.grace_until),
    why: row.why,
  };
}

function iso(moment: string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
