/**
 * A member's own move to another Telegram account. It is `open` through its waiting time and while it can be finished;
 * `expired`: nobody has finished it in time.
 */
export const accountMoveStates = ['open', 'moved', 'stopped', 'expired'] as const;
export type AccountMoveState = (typeof accountMoveStates)[number];

/** Who has stopped one: the account that was to lose its place, somebody on the member's page, or the seller by a block. */
export const moveStoppers = ['old_account', 'page', 'seller'] as const;
export type MoveStopper = (typeof moveStoppers)[number];

/**
 * Why a member cannot begin, or finish, to move by themselves. `other_address`: another e-mail address has paid for it, or for
 * some of it. `pays_in_stars`: Telegram charges the old account and no other. `too_often`: begun several times of late.
 */
export const moveRefusals = [
  'no_address',
  'other_address',
  'blocked',
  'pays_in_stars',
  'nothing_to_move',
  'already_moving',
  'too_often',
] as const;
export type MoveRefusal = (typeof moveRefusals)[number];

/** How long, in hours, the old account has to say that it was not them. */
export const moveWaitHours = { least: 1, usual: 24, most: 168 } as const;
