import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { createApiKey } from '@latchkey/db/api-key/create-api-key';
import type { Db } from '@latchkey/db/connect-database';
import { newId } from '@latchkey/db/new-id';
import { createPlan } from '@latchkey/db/plan/create-plan';
import { bot, channel, member, organisation, stripeAccount, user } from '@latchkey/db/schema/tables';

let minted = 0;
/** Numbers that no other test row has: Telegram ids, chat ids. */
export function freshNumber(): number {
  minted += 1;
  return 700_000 + minted;
}

const at = new Date('2027-01-05T10:00:00Z');
const act = { actorKind: 'user', actorId: null, correlationId: 'test', at } as const;

/** An organisation that sells: account, own bot, channel with a live link, a monthly and a one-time plan, an API key. */
export async function makeOrganisation(db: Db, options: { ready?: boolean; platformBot?: boolean } = {}) {
  const organisationId = newId('organisation');
  const seller = `acct_${freshNumber()}`;
  const ids = { bot: newId('bot'), channel: newId('channel'), stripeAccount: newId('stripeAccount') };
  const telegram = { bot: freshNumber(), chat: -1_000_000_000_000 - freshNumber() };
  const own = { organisationId, createdAt: at };
  await db.insert(organisation).values({ id: organisationId, name: 'Morning Notes', createdAt: at });
  await db.insert(stripeAccount).values({
    ...own,
    id: ids.stripeAccount,
    account: seller,
    livemode: false,
    ready: options.ready ?? true,
  });
  await db.insert(bot).values({
    ...own,
    id: ids.bot,
    telegramId: telegram.bot,
    username: `notes_${telegram.bot}_bot`,
    isPlatform: options.platformBot ?? false,
    tokenVariable: 'TELEGRAM_BOT_TOKEN',
  });
  await db.insert(channel).values({
    ...own,
    id: ids.channel,
    botId: ids.bot,
    chatId: telegram.chat,
    kind: 'channel',
    title: 'Notes',
    link: `https://t.me/+emulated${telegram.bot}`,
    linkState: 'live',
    canInvite: true,
    canRestrict: true,
  });
  const price = { card: newId('planPrice'), stars: newId('planPrice'), once: newId('planPrice') };
  const plan = { monthly: newId('plan'), once: newId('plan') };
  const card = (id: typeof price.card) => ({
    id,
    amount: { amountMinor: 900n, currency: 'EUR' },
    stripe: { stripeAccountId: ids.stripeAccount, providerPriceId: `price_${id}` },
  });
  const stars = { id: price.stars, amount: { amountMinor: 250n, currency: 'XTR' }, stripe: null };
  const sold = { channelIds: [ids.channel], trialDays: 0 };
  await createPlan(
    db,
    organisationId,
    { ...sold, id: plan.monthly, name: 'Monthly', interval: 'month', prices: [card(price.card), stars] },
    act,
  );
  await createPlan(
    db,
    organisationId,
    { ...sold, id: plan.once, name: 'Once', interval: 'once', prices: [card(price.once)] },
    act,
  );
  const { key } = await createApiKey(db, { organisationId, name: 'test', at });
  return { organisationId, seller, ids, telegram, price, plan, apiKey: key };
}

export type TestOrganisation = Awaited<ReturnType<typeof makeOrganisation>>;

/** Gives a user a role in an organisation. */
export async function addMember(db: Db, organisationId: OrganisationId, userId: string, role: Role) {
  await db.insert(member).values({ organisationId, userId, role, createdAt: at });
}

/** A user who cannot sign in; enough to be a member. */
export async function makeUser(db: Db): Promise<string> {
  const id = `user-${freshNumber()}`;
  await db.insert(user).values({ id, name: 'A', email: `${id}@example.com`, createdAt: at, updatedAt: at });
  return id;
}
