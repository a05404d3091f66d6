import type { useTranslations as UseTranslations } from 'use-intl';
import { useTranslations } from 'use-intl';
import type { TimelineItem } from '../../../api/trpc.ts';
import { useFormat } from '../../../format/use-format.ts';

export interface TimelineWords {
  text: string;
  /** A second sentence, smaller. */
  detail?: string;
}

type T = ReturnType<typeof UseTranslations<'timeline'>>;
type Format = ReturnType<typeof useFormat>;

/** What an entry says, in the page's language. */
export function useTimelineWords(): (item: TimelineItem) => TimelineWords {
  const t = useTranslations('timeline');
  const action = useTranslations('members.member.action');
  const format = useFormat();
  return (item) => {
    if (item.kind === 'waits') {
      const { channel } = item;
      return { text: t('kinds.waits', { channel, action: action(item.action) }) };
    }
    return wordsOf(item, t, format);
  };
}

/** Of a set of known words, or as the provider says it. */
function known<K extends string>(words: Record<K, () => string>, word: string): string {
  return word in words ? words[word as K]() : word;
}

function wordsOf(item: Exclude<TimelineItem, { kind: 'waits' }>, t: T, format: Format): TimelineWords {
  const day = (at: string | null) => (at ? format.day(at) : 'none');
  switch (item.kind) {
    case 'bought':
      return { text: t('kinds.bought', { plan: item.plan, money: format.money(item.money) }) };
    case 'given': {
      const { plan, channel, imported } = item;
      return {
        text: t(imported ? 'kinds.imported' : 'kinds.given', { plan, channel, until: day(item.until) }),
      };
    }
    case 'paid':
      return {
        text: t('kinds.paid', {
          plan: item.plan,
          money: format.money(item.money),
          through: day(item.paidThrough),
        }),
        detail: item.providerId,
      };
    case 'renewal_failed':
      return {
        text: t('kinds.renewal_failed', {
          plan: item.plan,
          money: item.money ? format.money(item.money) : 'none',
        }),
      };
    case 'taken_back':
    case 'subscription_ended':
    case 'cancel_asked':
    case 'resume_asked':
    case 'switch_asked':
    case 'claimed':
      return { text: t(`kinds.${item.kind}`, { plan: item.plan }) };
    case 'move_asked':
      return { text: t('kinds.move_asked', { from: format.moment(item.readyAt) }) };
    case 'move_stopped':
      return { text: t(`kinds.move_stopped_${item.by}`) };
    case 'move_expired':
    case 'refund_asked':
    case 'move_prepared':
      return { text: t(`kinds.${item.kind}`) };
    case 'moved':
      return { text: t(`kinds.moved_${item.direction}`) };
    case 'refunded': {
      const words = {
        succeeded: () => t('refund.succeeded'),
        pending: () => t('refund.pending'),
        requires_action: () => t('refund.requires_action'),
        failed: () => t('refund.failed'),
        canceled: () => t('refund.canceled'),
      };
      return {
        text: t('kinds.refunded', { money: format.money(item.money), status: known(words, item.status) }),
      };
    }
    case 'disputed':
      return { text: t('kinds.disputed', { money: format.money(item.money), by: day(item.respondBy) }) };
    case 'dispute_closed': {
      const words = { won: () => t('dispute.won'), lost: () => t('dispute.lost') };
      return { text: t('kinds.dispute_closed', { status: known(words, item.status) }) };
    }
    case 'must_leave':
      return {
        text: t('kinds.must_leave', {
          channel: item.channel,
          reason: t(`reason.${item.reason ?? 'no_longer_entitled'}`),
        }),
      };
    case 'removal_confirmed':
      return {
        text: t('kinds.removal_confirmed', {
          channel: item.channel,
          evidence: t(`evidence.${item.evidence ?? 'left'}`),
        }),
      };
    case 'removal_undone':
      return { text: t('kinds.removal_undone', { channel: item.channel, reason: item.reason }) };
    case 'blocked':
      return {
        text: t('kinds.blocked', {
          channel: item.channel ?? 'all',
          reason: item.reason,
          until: day(item.until),
        }),
        detail: t(`money.${item.money}`),
      };
    case 'unblocked':
      return {
        text: item.channel ? t('kinds.unblocked', { channel: item.channel }) : t('kinds.unblocked_all'),
        ...(item.reason ? { detail: item.reason } : {}),
      };
    case 'removed':
      return {
        text: t('kinds.removed', { channel: item.channel ?? 'all', reason: item.reason }),
        detail: t(`money.${item.money}`),
      };
    case 'told':
      return {
        text: t('kinds.told', { notice: t(`notice.${item.notice}`, { channel: item.channel }) }),
        detail: t(`noticeState.${item.state}`),
      };
    case 'drift_found':
    case 'drift_over':
      return { text: t(`kinds.${item.kind}`, { channel: item.channel, drift: t(`drift.${item.drift}`) }) };
    default:
      return { text: t(`kinds.${item.kind}`, { channel: item.channel }) };
  }
}
