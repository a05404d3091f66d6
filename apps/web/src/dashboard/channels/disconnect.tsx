import type { ChannelDetail } from '@latchkey/contracts/procedures/channel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmByName } from '../../components/confirm-by-name.tsx';
import { useNavigateTo } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { Panel } from './panel.tsx';

/** Lets a channel go, once nobody is orphaned by it; until then it says what stands in the way. */
export function Disconnect({ channel }: { channel: ChannelDetail }) {
  const t = useTranslations('channels.disconnect');
  const may = useMay();
  const [asking, ask] = useState(false);
  const { members, plans, openOrders } = channel.ties;
  const isHeld = members > 0 || plans.length > 0 || openOrders > 0;
  const format = useFormatter();
  if (!may('organisation:manage')) return null;
  return (
    <Panel title={t('title')}>
      {isHeld ? (
        <>
          <p className="text-pretty text-muted">{t('held')}</p>
          <ul className="my-3 list-disc space-y-1 pl-5">
            {members > 0 && <li>{t('members', { count: members })}</li>}
            {plans.length > 0 && <li>{t('plans', { names: format.list(plans.map(({ name }) => name)) })}</li>}
            {openOrders > 0 && <li>{t('openOrders', { count: openOrders })}</li>}
          </ul>
          <p className="text-pretty text-muted">{t('how')}</p>
        </>
      ) : (
        <>
          <p className="mb-4 text-pretty text-muted">{t('free')}</p>
          <Button kind="danger" size="small" onClick={() => ask(true)}>
            {t('act')}
          </Button>
        </>
      )}
      <ConfirmDisconnect channel={channel} open={asking} onOpenChange={ask} />
    </Panel>
  );
}

interface Props {
  channel: ChannelDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function ConfirmDisconnect({ channel: { id: channelId, title }, open, onOpenChange }: Props) {
  const t = useTranslations('channels.disconnect');
  const { id: organisationId } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigateTo();
  const toast = useToast();
  const explain = useExplainError();
  const disconnect = useMutation(
    trpc.channel.disconnect.mutationOptions({
      onSuccess: async () => {
        navigate(`/o/${organisationId}/channels`);
        toast({ text: t('done', { title }) });
        await queryClient.invalidateQueries({ queryKey: trpc.channel.list.pathKey() });
      },
    }),
  );
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onOpenChange}
      title={t('act')}
      name={title}
      act={t('title')}
      busy={disconnect.isPending}
      onConfirm={() => disconnect.mutate({ organisationId, channelId })}
    >
      <p>{t('confirm')}</p>
      {disconnect.error && <Notice tone="bad">{explain(disconnect.error)}</Notice>}
    </ConfirmByName>
  );
}
