import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { findServing } from '@latchkey/db/bot-identity/find-serving';
import { upsertSubscriber } from '@latchkey/db/membership/upsert-subscriber';
import { writeSupportRequest } from '@latchkey/db/support/write-request';
import type { Take } from './hear-answer.ts';

/** What somebody writes to a creator: kept under a number, and the creator is told. Whoever writes has a page from then on. */
export const takeSupportMessage: Take<'support_message'> = async (unit, { asking, said }) => {
  const { organisationId } = asking;
  const { botTelegramId, person, updateId, correlationId, at } = said;
  const serving = await findServing(unit.db, { botTelegramId, organisationId });
  // The bot has stopped serving the creator since it asked.
  if (!serving) return null;
  const subscriberId = await upsertSubscriber(unit.db, { organisationId, person, at });
  const { botId, seller } = serving;
  const request = { organisationId, subscriberId, botId, updateId, body: said.text, at };
  const { id, number, isNew } = await writeSupportRequest(unit.db, request);
  if (isNew) {
    const act = { actorKind: 'bot', actorId: String(person.id), correlationId, at } as const;
    await appendAudit(unit.db, organisationId, act, {
      action: 'support.ask',
      targetKind: 'support_request',
      targetId: id,
      detail: { subscriberId },
    });
    const alert = { organisationId, kind: 'support_asked', subject: id, correlationId, at } as const;
    await raiseAlert(unit, { ...alert, detail: { number, subscriberId } });
  }
  return { outcome: { kind: 'support_taken', number, seller }, asking: null };
};
