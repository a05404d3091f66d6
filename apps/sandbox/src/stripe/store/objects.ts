import { resourceMissing } from '../http/stripe-error.ts';
import type { ObjectKind, ObjectKinds } from './state.ts';
import type { Scope } from './world.ts';

export function insert<K extends ObjectKind>(scope: Scope, kind: K, object: ObjectKinds[K]): ObjectKinds[K] {
  table(scope, kind)[object.id] = object;
  scope.world.changed();
  return object;
}

export function peek<K extends ObjectKind>(scope: Scope, kind: K, id: string): ObjectKinds[K] | undefined {
  const objects = table(scope, kind);
  return Object.hasOwn(objects, id) ? objects[id] : undefined;
}

/** The object, or Stripe's 404 `resource_missing`. */
export function find<K extends ObjectKind>(scope: Scope, kind: K, id: string, param = 'id'): ObjectKinds[K] {
  const object = peek(scope, kind, id);
  if (!object) throw resourceMissing(kind, id, param);
  return object;
}

/** All objects of a kind, oldest first. */
export function all<K extends ObjectKind>(scope: Scope, kind: K): ObjectKinds[K][] {
  return Object.values(table(scope, kind));
}

export function remove(scope: Scope, kind: ObjectKind, id: string): void {
  delete table(scope, kind)[id];
  scope.world.changed();
}

export type PreviousAttributes = Record<string, unknown>;

/** Edits an object in place; answers what `previous_attributes` of its event must say. */
export function change<K extends ObjectKind>(
  scope: Scope,
  kind: K,
  id: string,
  edit: (object: ObjectKinds[K]) => void,
): PreviousAttributes {
  const object = find(scope, kind, id);
  const before = structuredClone(object);
  edit(object);
  scope.world.changed();
  return differences(before as unknown as PreviousAttributes, object as unknown as PreviousAttributes);
}

function table<K extends ObjectKind>(scope: Scope, kind: K): Record<string, ObjectKinds[K]> {
  const tables: { [P in K]?: Record<string, ObjectKinds[P]> } = scope.account.tables;
  tables[kind] ??= {};
  return tables[kind] as Record<string, ObjectKinds[K]>;
}

/** Of hashes only the changed keys, of lists the whole list, as Stripe does. */
function differences(before: PreviousAttributes, after: PreviousAttributes): PreviousAttributes {
  const previous: PreviousAttributes = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[key];
    const fresh = after[key];
    if (JSON.stringify(old) === JSON.stringify(fresh)) continue;
    const isNested = isHash(old) && isHash(fresh) && old.object !== 'list';
    previous[key] = isNested ? differences(old, fresh) : (old ?? null);
  }
  return previous;
}

function isHash(value: unknown): value is PreviousAttributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
