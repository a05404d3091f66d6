import type { ChannelHealth } from '@latchkey/contracts/channel/channel-needs';
import { Check, CircleAlert, type LucideIcon, Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../components/badge.tsx';
import type { Tone } from '../../components/tone.ts';

const looks = {
  well: { tone: 'ok', icon: Check },
  trouble: { tone: 'warn', icon: CircleAlert },
  looking: { tone: 'idle', icon: Search },
} as const satisfies Record<ChannelHealth, { tone: Tone; icon: LucideIcon }>;

/** In one word how a channel is. */
export function HealthBadge({ health }: { health: ChannelHealth }) {
  const t = useTranslations('channels.health');
  return <Badge {...looks[health]}>{t(health)}</Badge>;
}
