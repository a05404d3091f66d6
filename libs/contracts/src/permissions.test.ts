import { expect, test } from 'vitest';
import { permissions, principalPermissions, rolePermissions } from './permissions.ts';

test('every permission is held by somebody, and only permissions are held', () => {
  const held = new Set<string>(
    [...Object.values(rolePermissions), ...Object.values(principalPermissions)].flat(),
  );
  expect([...held].sort()).toEqual([...permissions].sort());
});

test('who manages nothing cannot manage', () => {
  expect(rolePermissions.support).not.toContain('organisation:manage');
  expect(rolePermissions.viewer).toEqual(['organisation:read', 'access:read']);
});

test("an organisation's rights come by role or API key, the bot's by service credential alone", () => {
  expect(principalPermissions.anonymous).toEqual(['public']);
  expect(principalPermissions.user).toEqual(['public', 'signed_in']);
  expect(principalPermissions.api_key).not.toContain('organisation:manage');
  const serving = Object.entries(principalPermissions).filter(([, held]) =>
    (held as readonly string[]).includes('bot:serve'),
  );
  expect(serving.map(([kind]) => kind)).toEqual(['service', 'person']);
});
