/** Roles of people in an organisation. */
export const roles = ['owner', 'admin', 'support', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Who may call: everybody, a person signed in, or somebody of an organisation with that right. */
export const permissions = [
  'public',
  'signed_in',
  'organisation:read',
  'organisation:manage',
  'access:read',
  'support:act',
  'claim:create',
  'bot:serve',
] as const;
export type Permission = (typeof permissions)[number];

/** Kinds of callers. `person` is a Telegram person for whom the bot's service credential speaks. */
export const principalKinds = ['anonymous', 'user', 'api_key', 'service', 'person'] as const;
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
} as const satisfies Record<PrincipalKind, readonly Permission[]>;
