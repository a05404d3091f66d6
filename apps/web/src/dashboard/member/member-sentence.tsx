import type { MemberFilter } from '@latchkey/contracts/members/standing';
import { useTranslations } from 'use-intl';
import type { Member } from '../../api/trpc.ts';
import { useFormat } from '../../format/use-format.ts';
import { StandingBadge, standingOf } from '../members/standing-badge.tsx';

// Over all channels: what a person must see first, then the best of how things are.
const order: readonly MemberFilter[] = [
  'blocked',
  'action_required',
  'grace',
  'inside',
  'way_in_open',
  'preparing',
  'leaving',
  'out',
];

/** How the member stands, in one sentence. */
export function MemberSentence({ member: { row, unclaimedOrderId } }: { member: Member }) {
  const t = useTranslations('members.member.sentence');
  const format = useFormat();
  const standings = row.channels.map(standingOf);
  const first = order.find((standing) => standings.includes(standing));
  if (!first) return t('none');
  const grace = row.channels.find(({ graceUntil }) => graceUntil)?.graceUntil;
  const isUnclaimed = unclaimedOrderId !== null && first === 'preparing';
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <StandingBadge standing={first} />
      <span>{isUnclaimed ? t('unclaimed') : t(first, { date: grace ? format.day(grace) : '' })}</span>
    </span>
  );
}
