import type { BotId, OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import type { Db } from '../../connect-database.ts';
import { newId } from '../../new-id.ts';
import { bot } from '../../schema/bot.ts';
import { organisation } from '../../schema/organisation.ts';
import { stripeAccount } from '../../schema/stripe-account.ts';
import { mintTelegramId } from './mint-number.ts';

export interface MintedOrganisation {
  organisationId: OrganisationId;
  botId: BotId;
  botTelegramId: number;
  stripeAccountId: StripeAccountId;
  /** `acct_…` */
  account: string;
}

/** A creator with an own bot and a connected test-mode account that may charge. */
export async function mintOrganisation(
  db: Db,
  made: { at: Date; graceDays?: number },
): Promise<MintedOrganisation> {
  const createdAt = made.at;
  const organisationId = newId('organisation');
  const [botId, stripeAccountId] = [newId('bot'), newId('stripeAccount')];
  const minted = {
    organisationId,
    botId,
    botTelegramId: mintTelegramId(),
    stripeAccountId,
    account: `acct_${organisationId.slice(4)}`,
  };
  const of = { organisationId, createdAt };
  await db.insert(organisation).values({
    id: organisationId,
    name: 'Blue Door',
    slug: `blue-door-${minted.botTelegramId}`,
    createdAt,
    ...(made.graceDays === undefined ? {} : { graceDays: made.graceDays }),
  });
  await db.insert(bot).values({
    ...of,
    id: botId,
    telegramId: minted.botTelegramId,
    username: 'blue_door_bot',
    tokenVariable: 'TELEGRAM_BOT_TOKEN',
  });
  await db
    .insert(stripeAccount)
    .values({ ...of, id: stripeAccountId, account: minted.account, livemode: false, ready: true });
  return minted;
}
