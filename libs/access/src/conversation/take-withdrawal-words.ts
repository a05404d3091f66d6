import {
  type Asking,
  StatedEmail,
  StatedName,
  type WithdrawalStep,
} from '@latchkey/contracts/conversation/asking';
import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { findStatedContract, type StatedContract } from '@latchkey/db/withdrawal/find-stated-contract';
import type { Take } from './hear-answer.ts';

/** Who withdraws. The address for the receipt is asked for next. */
export const takeName: Take<'withdrawal_name'> = async (unit, { asking, said, version }) => {
  const name = StatedName.safeParse(said.text).data;
  const contract = await findStatedContract(unit.db, asking);
  if (!name || !contract) return { outcome: { kind: 'name_refused' }, asking };
  const known = contract.email && masked(contract.email);
  const step = { kind: 'email_wanted', version: version + 1, known } as const;
  return { outcome: { kind: 'withdrawal', step }, asking: { ...asking, kind: 'withdrawal_email', name } };
};

/** Where the receipt goes. What is left is to confirm. */
export const takeEmail: Take<'withdrawal_email'> = async (unit, { asking, said, version }) => {
  const email = StatedEmail.safeParse(said.text.trim()).data;
  const contract = await findStatedContract(unit.db, asking);
  if (!email || !contract) return { outcome: { kind: 'email_refused' }, asking };
  const step = confirmation(contract, { name: asking.name, email, version: version + 1 });
  return { outcome: { kind: 'withdrawal', step }, asking: confirming(asking, email) };
};

/** What is shown before the second step of a withdrawal. */
export function confirmation(
  { plan, seller, orderedAt }: StatedContract,
  stated: { name: string; email: string; version: number },
): WithdrawalStep {
  const contract = { plan, seller, orderedAt: orderedAt.toISOString() };
  return { kind: 'confirmation_wanted', contract, ...stated };
}

export function confirming(
  { organisationId, orderId, name }: { organisationId: OrganisationId; orderId: OrderId; name: string },
  email: string,
): Asking {
  return { kind: 'withdrawal_confirm', organisationId, orderId, name, email };
}

/** So much of an address that whoever owns it knows it, and nobody else learns it. */
function masked(email: string): string {
  const [mailbox = '', domain = ''] = email.split('@');
  return `${mailbox.slice(0, 1)}…@${domain}`;
}
