import type { Act } from '@latchkey/db/audit-row/append-audit';
import type { Principal } from './principal.ts';

const actors = {
  anonymous: () => ({ actorKind: 'buyer', actorId: null }),
  user: ({ userId }) => ({ actorKind: 'user', actorId: userId }),
  api_key: ({ apiKeyId }) => ({ actorKind: 'api_key', actorId: apiKeyId }),
  service: () => ({ actorKind: 'bot', actorId: null }),
  person: ({ telegramId }) => ({ actorKind: 'bot', actorId: String(telegramId) }),
  mini_app: ({ person }) => ({ actorKind: 'bot', actorId: String(person.id) }),
  buyer: ({ session }) => ({ actorKind: 'buyer', actorId: session.id }),
  proven_buyer: ({ session }) => ({ actorKind: 'buyer', actorId: session.id }),
} as const satisfies {
  [K in Principal['kind']]: (
    principal: Extract<Principal, { kind: K }>,
  ) => Pick<Act, 'actorKind' | 'actorId'>;
};

/** Who acts, on which call and when: for the audit. */
export function actOf(principal: Principal, correlationId: string, at: Date): Act {
  const actor = actors[principal.kind] as (principal: Principal) => Pick<Act, 'actorKind' | 'actorId'>;
  return { ...actor(principal), correlationId, at };
}
