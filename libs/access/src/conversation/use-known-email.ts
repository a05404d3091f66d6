import type { WithdrawalStep } from '@latchkey/contracts/conversation/asking';
import { lockConversation, type Whose, writeHeard } from '@latchkey/db/conversation/conversations';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findStatedContract } from '@latchkey/db/withdrawal/find-stated-contract';
import type { AccessDeps } from '../access-deps.ts';
import { confirmation, confirming } from './take-withdrawal-words.ts';

/**
 * Answers by a button where the receipt of a withdrawal goes: to the address of the purchase. Pressed twice it is one step.
 * @returns null: this is not asked any more
 */
export async function useKnownEmail(
  deps: AccessDeps,
  of: Whose & { version: number; updateId: number; at: Date },
): Promise<WithdrawalStep | null> {
  const { botTelegramId, telegramId, version, updateId, at } = of;
  const whose = { botTelegramId, telegramId };
  return unitOfWork(named(deps, 'conversation'), async (unit) => {
    const known = await lockConversation(unit.db, whose, at);
    if (!known?.asking) return null;
    const { asking } = known;
    const contract = 'orderId' in asking ? await findStatedContract(unit.db, asking) : null;
    if (!contract?.email) return null;
    const { email } = contract;
    if (asking.kind === 'withdrawal_confirm' && known.version === version + 1 && asking.email === email) {
      return confirmation(contract, { name: asking.name, email, version: known.version });
    }
    if (asking.kind !== 'withdrawal_email' || known.version !== version) return null;
    const step = confirmation(contract, { name: asking.name, email, version: version + 1 });
    const next = {
      asking: confirming(asking, email),
      outcome: null,
      heardBy: updateId,
      version: version + 1,
    };
    await writeHeard(unit.db, whose, next);
    return step;
  });
}
