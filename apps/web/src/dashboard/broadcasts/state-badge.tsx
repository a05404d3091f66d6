import type { BroadcastState } from '@latchkey/contracts/broadcast/broadcast';
import { useTranslations } from 'use-intl';
import { Badge } from '../../components/badge.tsx';
import type { Tone } from '../../components/tone.ts';

const tones = {
  draft: 'idle',
  scheduled: 'warn',
  sending: 'ok',
  paused: 'warn',
  cancelled: 'idle',
  finished: 'ok',
} as const satisfies Record<BroadcastState, Tone>;

/** How a broadcast stands, in a word. */
export function StateBadge({ state }: { state: BroadcastState }) {
  const t = useTranslations('broadcasts.state');
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
