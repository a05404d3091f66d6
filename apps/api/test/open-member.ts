import { signMemberKey } from '@latchkey/access/member/member-key';
import type { BuyerId, OrderId, SubscriberId } from '@latchkey/contracts/ids';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import type { PlanKind } from '@latchkey/db/testing/factories/mint-plan';
import { type Caller, call } from './call.ts';
import { type TestApi, webUrl } from './start-api.ts';
import type { Seller } from './world.ts';

export interface Bought {
  orderId: OrderId;
  buyerId: BuyerId;
  subscriberId: SubscriberId;
  email: string;
  telegramId: number;
}

let number = 0;

/** A paid order of somebody with an address and a Telegram account. */
export async function buy(api: TestApi, seller: Seller, kind: PlanKind = 'monthly'): Promise<Bought> {
  number += 1;
  const [email, telegramId, at] = [`buyer${number}@example.com`, mintTelegramId(), new Date()];
  const order = await mintOrder(api.db, seller, { at, plan: seller.plans[kind], for: { telegramId } });
  await api.database.sql`update buyer set email = ${email} where id = ${order.buyerId}`;
  await api.database
    .sql`update "order" set status = 'paid', paid_at = ${at.toISOString()} where id = ${order.orderId}`;
  return { ...order, email, telegramId };
}

/** A browser in which the member's page was opened by a link: from a mail, or from the bot. */
export async function openMember(
  api: TestApi,
  seller: Seller,
  how: { bought?: Bought; by?: 'mail' | 'telegram'; proven?: boolean } = {},
): Promise<Caller> {
  const bought = how.bought ?? (await buy(api, seller));
  const { buyerId, subscriberId } = bought;
  const key = signMemberKey(
    api.settings.authSecret,
    how.by === 'telegram' ? { subscriberId } : { buyerId },
    new Date(),
  );
  const { cookies, status } = await call(api, 'member.open', { key, locale: 'en' });
  if (status !== 200) throw new Error(`member.open: ${status}`);
  if (how.proven) {
    await api.database.sql`
      update member_session set proven_until = now() + interval '10 minutes'
      where email = ${bought.email} or telegram_id = ${bought.telegramId}`;
  }
  return { cookie: cookies.map((each) => each.split(';')[0]).join('; '), origin: webUrl };
}
