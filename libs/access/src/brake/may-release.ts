import type { Releaser } from '@latchkey/db/brake/who-may-release';

/** `second_person`: somebody else must. `sign_in_again`: the lone Owner, who has not just signed in. */
export type ReleaseRefusal = 'not_allowed' | 'second_person' | 'sign_in_again';

/**
 * The rule of the second person: an Owner or Admin releases a brake, but not one whose own act is among what waits; the Owner
 * alone where nobody else holds the right, signed in anew. Support may override, under the same exception. Pure.
 *
 * @returns null when this person may
 */
export function mayRelease(
  { role, others, caused }: Releaser,
  asked: { override: boolean; justSignedIn: boolean },
): ReleaseRefusal | null {
  if (asked.override) {
    // Owner and Admin have a way of their own; this one would lead around its conditions.
    if (role !== 'support') return 'not_allowed';
    return caused ? 'second_person' : null;
  }
  if (role !== 'owner' && role !== 'admin') return 'not_allowed';
  if (others > 0) return caused ? 'second_person' : null;
  return asked.justSignedIn ? null : 'sign_in_again';
}
