import { createHmac } from 'node:crypto';
import type { MemberSessionId } from '@latchkey/contracts/ids';

/** The code of six digits that a session has asked for as its `number`-th. Derived, so it lies nowhere. */
export function memberCode(
  secret: string,
  { sessionId, number }: { sessionId: MemberSessionId; number: number },
): string {
  const mac = createHmac('sha256', secret).update(`latchkey code 1\0${sessionId}\0${number}`).digest();
  return (mac.readUIntBE(0, 6) % 1_000_000).toString().padStart(6, '0');
}
