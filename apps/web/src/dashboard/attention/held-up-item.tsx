import type { HeldUpAccesses } from '@latchkey/contracts/procedures/attention';
import { useMutation } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { AttentionItem } from './attention-item.tsx';
import { useAct } from './use-act.ts';

/** Accesses of a channel that one thing holds up. */
export function HeldUpItem({ held }: { held: HeldUpAccesses }) {
  const t = useTranslations('attention.accesses');
  const format = useFormatter();
  const may = useMay();
  const { id: organisationId } = useOrganisation();
  const { toast, refresh, failed } = useAct();
  const { channelId, channelTitle, action, count, people } = held;
  const again = useMutation(
    useTRPC().attention.lookAgain.mutationOptions({
      onSuccess: async ({ asked }) => {
        toast({ text: t('asked', { count: asked }) });
        await refresh();
      },
      onError: failed,
    }),
  );
  const named = people.flatMap(({ name }) => name ?? []);
  const names = format.list(named.length > 0 ? named : [t('nobody')]);
  return (
    <AttentionItem
      icon={UserRoundX}
      title={t(`titles.${action}`)}
      about={[channelTitle, t('concerns', { count })]}
      acts={
        <>
          {may('support:act') && (
            <Button
              size="small"
              busy={again.isPending}
              onClick={() => again.mutate({ organisationId, channelId, action })}
            >
              {t('again')}
            </Button>
          )}
          <ButtonLink href={`/o/${organisationId}/members`} kind="quiet" size="small">
            {t('members')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(`hows.${action}`)}</p>
      <p className="mt-2 text-muted">
        {t('people', { names, more: named.length > 0 ? count - named.length : 0 })}
      </p>
    </AttentionItem>
  );
}
