/** What a subscriber is told. Each once per occasion; the words are the worker's. */
export const noticeKinds = [
  'way_in',
  'recovered',
  'payment_failed',
  'removed',
  'grace_midway',
  'grace_last_day',
  'renewal_coming',
  'channel_moved',
  'plan_changed',
  'refunded',
  'entry_held',
  'move_asked',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Reminders keep the organisation's quiet hours; everything else is told when it happens. */
export const reminderKinds = [
  'grace_midway',
  'grace_last_day',
  'renewal_coming',
] as const satisfies readonly NoticeKind[];
export type ReminderKind = (typeof reminderKinds)[number];

/** `in_doubt`: the call's answer was lost; not sent again on that route, its content is offered elsewhere. */
export const noticeStates = ['queued', 'sending', 'sent', 'in_doubt', 'skipped', 'undeliverable'] as const;
export type NoticeState = (typeof noticeStates)[number];
