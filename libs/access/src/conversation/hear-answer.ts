import type { Asking, Heard } from '@latchkey/contracts/conversation/asking';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import {
  type Conversation,
  endConversation,
  lockConversation,
  writeHeard,
} from '@latchkey/db/conversation/conversations';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { takeSupportMessage } from './take-support-message.ts';
import { takeEmail, takeName } from './take-withdrawal-words.ts';

/** Words that a person has sent to a bot. */
export interface Said {
  botTelegramId: number;
  person: TelegramPerson;
  updateId: number;
  text: string;
  correlationId: string;
  at: Date;
}

/** What an answer leads to: what is said to the person, and what is asked next; null: nothing. */
export interface Taken {
  outcome: Heard;
  asking: Asking | null;
}

/** An answer as it is taken: to a question of this version, which the next one exceeds by one. Null: nothing can come of it. */
export type Take<K extends Asking['kind']> = (
  unit: UnitOfWork,
  of: { asking: Extract<Asking, { kind: K }>; said: Said; version: number },
) => Promise<Taken | null>;

/**
 * Takes what somebody writes as the answer to what they are being asked, in one transaction: what it leads to, what is asked
 * next, and what to say to them. The same message again is answered alike and does nothing; one that was sent before the
 * question is no answer; a command ends the question.
 *
 * @returns null: it is no answer
 */
export async function hearAnswer(deps: AccessDeps, said: Said): Promise<Heard | null> {
  const whose = { botTelegramId: said.botTelegramId, telegramId: said.person.id };
  return unitOfWork(named(deps, 'conversation'), async (unit) => {
    const known = await lockConversation(unit.db, whose, said.at);
    if (!known) return null;
    if (known.heardBy === said.updateId) return known.outcome;
    if (!known.asking || isEarlier(said, known)) return null;
    if (said.text.startsWith('/')) {
      await endConversation(unit.db, whose);
      return null;
    }
    const { version } = known;
    const take = takes[known.asking.kind] as Take<Asking['kind']> | null;
    if (!take) return null;
    const taken = await take(unit, { asking: known.asking, said, version });
    const { outcome = null, asking = null } = taken ?? {};
    const next = asking === known.asking ? version : version + 1;
    await writeHeard(unit.db, whose, { outcome, asking, heardBy: said.updateId, version: next });
    return outcome;
  });
}

/** Null: it is answered by a button. */
const takes = {
  support_message: takeSupportMessage,
  withdrawal_name: takeName,
  withdrawal_email: takeEmail,
  withdrawal_confirm: null,
  change_confirm: null,
} satisfies { [K in Asking['kind']]: Take<K> | null };

/** Telegram counts updates up, and deliveries may overtake each other. */
function isEarlier({ updateId }: Said, { askedBy, heardBy }: Conversation): boolean {
  return updateId <= Math.max(askedBy, heardBy ?? 0);
}
