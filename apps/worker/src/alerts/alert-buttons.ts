import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { Telling } from '@latchkey/db/alert/open-telling';
import type { MessageButton } from '../messages/message.ts';
import type { AlertWords } from './words/alert-words.ts';

/** The buttons under an alert: what can be done about it from there, and the page on which it stands. */
export function alertButtons(
  { kind, alertId, organisationId, detail }: Pick<Telling, 'kind' | 'alertId' | 'organisationId' | 'detail'>,
  labels: AlertWords['buttons'],
  publicWebUrl: string,
): readonly MessageButton[] {
  const { acts, page } = under[kind];
  return [
    ...acts.map((act) => ({ text: labels[act], callback_data: `alert:${act}:${alertId}` })),
    { text: labels.open, url: `${publicWebUrl}/o/${organisationId}/${page}${personOf(page, detail)}` },
  ];
}

/** The page of the person that it is about, where it names one. */
function personOf(page: Under['page'], { subscriberId }: Telling['detail']): string {
  return page === 'members' && typeof subscriberId === 'string' ? `/${subscriberId}` : '';
}

type Button = Exclude<keyof AlertWords['buttons'], 'open'>;
interface Under {
  acts: readonly Button[];
  page: 'attention' | 'members' | 'channels';
}

const seen: Under = { acts: ['ack'], page: 'attention' };
const shown: Under = { acts: [], page: 'attention' };

const under = {
  channel_trouble: { acts: [], page: 'channels' },
  removal_refused: { acts: ['look'], page: 'attention' },
  entry_refused: { acts: ['look'], page: 'attention' },
  brake_pulled: { acts: ['release', 'keep'], page: 'attention' },
  account_disconnected: shown,
  dispute_opened: seen,
  payout_failed: seen,
  drift_found: shown,
  seen_inside_again: seen,
  chat_taken: seen,
  stars_taken_back: seen,
  stars_unread: shown,
  withdrawal_unpaid: shown,
  new_members: { acts: [], page: 'members' },
  channel_connected: { acts: [], page: 'channels' },
  erasure_requested: seen,
  support_asked: { acts: [], page: 'members' },
} as const satisfies Record<AlertKind, Under>;
