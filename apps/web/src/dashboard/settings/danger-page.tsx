import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmByName } from '../../components/confirm-by-name.tsx';
import { useNavigateTo } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { Section } from '../member/section.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsFrame } from './settings-frame.tsx';

/** Closing the organisation: once nobody would be left alone. */
export function DangerPage() {
  const t = useTranslations('settings.danger');
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const navigate = useNavigateTo();
  const { id: organisationId, name, role } = useOrganisation();
  const { data: ties } = useSuspenseQuery(trpc.organisation.closing.queryOptions({ organisationId }));
  const [closing, setClosing] = useState(false);
  const close = useMutation(
    trpc.organisation.close.mutationOptions({
      onSuccess: async () => {
        toast({ text: t('closed', { name }) });
        navigate('/dashboard');
        await client.invalidateQueries(trpc.organisation.list.pathFilter());
      },
      onError: () => setClosing(false),
    }),
  );
  return (
    <SettingsFrame part="danger">
      <Section title={t('closeTitle')}>
        <div className="flex flex-col items-start gap-4">
          <p className="text-pretty text-muted">{t('closeText')}</p>
          {!ties.mayClose && (
            <Notice tone="warn">
              <p className="font-semibold">{t('waits')}</p>
              <ul className="list-disc pl-5">
                {(['members', 'subscriptions', 'openOrders'] as const)
                  .filter((tie) => ties[tie] > 0)
                  .map((tie) => (
                    <li key={tie}>{t(tie, { count: ties[tie] })}</li>
                  ))}
              </ul>
              <p className="mt-1">{t('how')}</p>
            </Notice>
          )}
          <ActTrouble error={close.error} />
          {role === 'owner' ? (
            <Button kind="danger" size="small" disabled={!ties.mayClose} onClick={() => setClosing(true)}>
              {t('close')}
            </Button>
          ) : (
            <p className="text-sm text-muted">{t('ownerOnly')}</p>
          )}
        </div>
      </Section>
      <ConfirmByName
        open={closing}
        onOpenChange={setClosing}
        title={t('closeTitle')}
        name={name}
        act={t('close')}
        busy={close.isPending}
        onConfirm={() => close.mutate({ organisationId, typedName: name })}
      >
        {t('closeText')}
      </ConfirmByName>
    </SettingsFrame>
  );
}
