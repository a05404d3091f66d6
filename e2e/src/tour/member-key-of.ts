import { signMemberKey } from '@latchkey/access/member/member-key';
import type { SellingWorld } from '../world/open-world.ts';

/** The key of the link that the bot would show to whoever enters by an order. */
export async function memberKeyOf(
  { developer, sandbox, stack }: SellingWorld,
  orderId: string,
): Promise<string> {
  const { items } = await developer.access.list.query({ orderId: orderId as never });
  const [access] = items;
  if (!access) throw new Error('nobody enters by this order');
  return signMemberKey(
    stack.env.AUTH_SECRET ?? '',
    { subscriberId: access.subscriberId },
    await sandbox.now(),
  );
}
