import type { JobName } from './catalogue.ts';

/** Jobs that apply a stored Telegram update. */
export type UpdateJob = Extract<
  JobName,
  | 'payment.stars'
  | 'stars.noteRefund'
  | 'stars.noteRenewal'
  | 'access.noteMember'
  | 'access.noteRequest'
  | 'channel.noteBot'
>;

/** By the update's kind, or by the special content of a message; everything else is answered while it happens. */
const jobs: Readonly<Record<string, UpdateJob>> = {
  chat_member: 'access.noteMember',
  chat_join_request: 'access.noteRequest',
  my_chat_member: 'channel.noteBot',
  subscription: 'stars.noteRenewal',
  'message.successful_payment': 'payment.stars',
  'message.refunded_payment': 'stars.noteRefund',
  'message.migrate_to_chat_id': 'channel.noteBot',
  'message.migrate_from_chat_id': 'channel.noteBot',
};

export const updateTypesWithJob = Object.keys(jobs);

/** The job that applies a stored update of this type; null where nothing is to be applied later. */
export function jobOfUpdate(type: string): UpdateJob | null {
  return Object.hasOwn(jobs, type) ? (jobs[type] ?? null) : null;
}
