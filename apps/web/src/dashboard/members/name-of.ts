import type { Payer } from '@latchkey/contracts/procedures/money';

type Named = Pick<Payer, 'firstName' | 'username' | 'email'>;

/** What a member is called: by name, @username or e-mail; null where none is known. */
export function nameOf({ firstName, username, email }: Named): string | null {
  return firstName || (username ? `@${username}` : null) || email;
}

/** What stands beside the name: what else they are known by. */
export function otherNameOf({ firstName, username, email }: Named): string | null {
  if (firstName && username) return `@${username}`;
  return firstName || username ? email : null;
}
