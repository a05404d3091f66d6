import { procedures } from '@latchkey/contracts/procedures/catalogue';
import { expect, test } from 'vitest';
import { appRouter } from './router.ts';

test('the router is the catalogue: every procedure, its type, its permission, and nothing else', () => {
  const contracts = Object.entries(procedures).flatMap(([group, members]) =>
    Object.entries(members).map(([name, { type, permission }]) => [`${group}.${name}`, { type, permission }]),
  );
  const built = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
    const { type, meta } = (procedure as unknown as { _def: { type: string; meta: { permission: string } } })
      ._def;
    return [path, { type, permission: meta.permission }];
  });
  expect(Object.fromEntries(built)).toEqual(Object.fromEntries(contracts));
});
