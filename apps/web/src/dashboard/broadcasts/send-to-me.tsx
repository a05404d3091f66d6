import type { Content, ContentButton } from '@latchkey/contracts/broadcast/content';
import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { useBroadcastAct } from './use-broadcast-act.ts';

/** Sends what is written to the one who writes it, and says whether it has arrived. */
export function SendToMe({
  message,
}: {
  message: { content: Content; button: ContentButton | null } | null;
}) {
  const t = useTranslations('broadcasts.sendToMe');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const [sentId, setSentId] = useState<string | null>(null);
  const send = useBroadcastAct(trpc.broadcast.sendToMe.mutationOptions());
  const { data: sent } = useQuery({
    ...trpc.broadcast.get.queryOptions({ organisationId, broadcastId: sentId ?? '' }),
    enabled: sentId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'finished' ? false : 1_000),
  });
  const isUnderWay = send.isPending || (sentId !== null && sent?.state !== 'finished');
  const press = () => {
    if (!message) return;
    setSentId(null);
    const input = { ...message, organisationId, idempotencyKey: crypto.randomUUID() };
    send.mutate(input, { onSuccess: ({ id }) => setSentId(id) });
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button kind="quiet" size="small" disabled={!message} busy={isUnderWay} onClick={press}>
        {!isUnderWay && <Send className="size-4" />}
        {t('act')}
      </Button>
      <span role="status" className="text-sm text-muted">
        {sent?.state === 'finished' && t(outcomeOf(sent.counts))}
      </span>
    </div>
  );
}

function outcomeOf(counts: { sent: number; in_doubt: number; blocked: number; never_started: number }) {
  if (counts.sent > 0 || counts.in_doubt > 0) return 'sent';
  return counts.blocked > 0 || counts.never_started > 0 ? 'startBot' : 'failed';
}
