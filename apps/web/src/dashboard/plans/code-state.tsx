import type { CodeState } from '@latchkey/contracts/procedures/coupon';
import { useTranslations } from 'use-intl';
import { Badge } from '../../components/badge.tsx';

const tones = { live: 'ok', used_up: 'idle', expired: 'idle', ended: 'idle' } as const;

/** Whether a code can still be used. */
export function CodeStateBadge({ state }: { state: CodeState }) {
  return <Badge tone={tones[state]}>{useTranslations('plans.state')(state)}</Badge>;
}
