/** Roles of people in an organisation. */
export const roles = ['owner', 'admin', 'support', 'viewer'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may call: everybody, a person signed in, somebody of an organisation with that right, or a buyer about their own
 * membership (`membership:use`; `membership:own`: what somebody who only holds the link must not do), or somebody who has a Mini App
 * open in Telegram.
 */
export const permissions = [
  'public',
  'signed_in',
  'organisation:read',
  'organisation:manage',
  'access:read',
  'support:act',
  'claim:create',
  'bot:serve',
  'membership:use',
  'membership:own',
  'mini_app:use',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * Kinds of callers. `person` is a Telegram person for whom the bot's service credential speaks. `buyer` came to the member's
 * page by a link, which may have been passed on; `proven_buyer` has shown since that they read the mail or the Telegram
 * account behind it. `mini_app` is the Telegram person who has opened a Mini App of one of our bots: Telegram has said so.
 */
export const principalKinds = [
  'anonymous',
  'user',
  'api_key',
  'service',
  'person',
  'buyer',
  'proven_buyer',
  'mini_app',
] as const;
export type PrincipalKind = (typeof principalKinds)[number];

/** What each role may do in its own organisation. Deny by default: what is not listed is refused. */
export const rolePermissions = {
  owner: ['organisation:read', 'organisation:manage', 'access:read', 'support:act', 'claim:create'],
  admin: ['organisation:read', 'organisation:manage', 'access:read', 'support:act', 'claim:create'],
  support: ['organisation:read', 'access:read', 'support:act', 'claim:create'],
  viewer: ['organisation:read', 'access:read'],
} as const satisfies Record<Role, readonly Permission[]>;

/** What the other kinds of callers may do; an API key acts in its own organisation only. */
export const principalPermissions = {
  anonymous: ['public'],
  user: ['public', 'signed_in'],
  api_key: ['public', 'organisation:read', 'access:read', 'claim:create'],
  service: ['public', 'bot:serve'],
  person: ['public', 'bot:serve'],
  buyer: ['public', 'membership:use'],
  proven_buyer: ['public', 'membership:use', 'membership:own'],
  mini_app: ['public', 'mini_app:use'],
} as const satisfies Record<PrincipalKind, readonly Permission[]>;
