import type { MemberFilter } from '@latchkey/contracts/members/standing';
import type { ChannelStanding } from '@latchkey/contracts/procedures/subscriber-views';
import {
  Ban,
  Check,
  CircleAlert,
  Clock,
  DoorOpen,
  Hourglass,
  LogOut,
  type LucideIcon,
  Minus,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../components/badge.tsx';
import type { Tone } from '../../components/tone.ts';

const looks = {
  inside: { tone: 'ok', icon: Check },
  way_in_open: { tone: 'ok', icon: DoorOpen },
  preparing: { tone: 'idle', icon: Hourglass },
  grace: { tone: 'warn', icon: Clock },
  leaving: { tone: 'warn', icon: LogOut },
  out: { tone: 'idle', icon: Minus },
  blocked: { tone: 'bad', icon: Ban },
  action_required: { tone: 'bad', icon: CircleAlert },
} as const satisfies Record<MemberFilter, { tone: Tone; icon: LucideIcon }>;

/** What of a standing is to be said first: a block, then what needs a person, then how things are. */
export function standingOf({
  standing,
  blocked,
  actionRequired,
}: Pick<ChannelStanding, 'standing' | 'blocked' | 'actionRequired'>): MemberFilter {
  if (blocked) return 'blocked';
  return actionRequired && standing !== 'out' ? 'action_required' : standing;
}

/** How somebody stands in a channel, in a word. */
export function StandingBadge({ standing, className }: { standing: MemberFilter; className?: string }) {
  const t = useTranslations('members.standing');
  const { tone, icon } = looks[standing];
  return (
    <Badge tone={tone} icon={icon} {...(className ? { className } : {})}>
      {t(standing)}
    </Badge>
  );
}
