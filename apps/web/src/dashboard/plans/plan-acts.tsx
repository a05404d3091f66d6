import type { PlanDetail } from '@latchkey/contracts/procedures/plan';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmByName } from '../../components/confirm-by-name.tsx';
import { useNavigateTo } from '../../components/link.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** Takes a plan off sale, which is taken back by one press, or deletes it where nobody ever began to buy it. */
export function PlanActs({ plan }: { plan: PlanDetail }) {
  const t = useTranslations('plans.page');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const explain = useExplainError();
  const navigate = useNavigateTo();
  const { id: organisationId } = useOrganisation();
  const [removing, setRemoving] = useState(false);
  const onError = (error: unknown) => toast({ text: explain(error), tone: 'bad' });
  const changed = () => client.invalidateQueries(trpc.plan.pathFilter());
  const archive = useMutation(trpc.plan.archive.mutationOptions({ onError }));
  const restore = useMutation(trpc.plan.restore.mutationOptions({ onError }));
  const remove = useMutation(trpc.plan.remove.mutationOptions({ onError }));
  const { id: planId, name } = plan;
  const of = { organisationId, planId };
  const putBack = () =>
    restore.mutate(of, {
      onSuccess: () => {
        void changed();
        toast({ text: t('restoredDone', { name }) });
      },
    });
  const takeOff = () =>
    archive.mutate(of, {
      onSuccess: () => {
        void changed();
        toast({ text: t('archivedDone', { name }), action: { label: common('undo'), onAct: putBack } });
      },
    });
  const destroy = () =>
    remove.mutate(of, {
      onSuccess: () => {
        navigate(`/o/${organisationId}/plans`);
        toast({ text: t('removed', { name }) });
        void client.invalidateQueries({ ...trpc.plan.list.pathFilter() });
      },
    });
  const busy = archive.isPending || restore.isPending;
  if (plan.archivedAt) {
    return (
      <Button size="small" busy={busy} onClick={putBack}>
        <ArchiveRestore className="size-4" />
        {t('restore')}
      </Button>
    );
  }
  return (
    <>
      <Menu
        trigger={
          <Button kind="quiet" size="small" busy={busy} aria-label={common('more')}>
            <ChevronDown className="size-5" />
          </Button>
        }
      >
        <MenuItem onSelect={takeOff}>
          <Archive className="size-4" />
          {t('archive')}
        </MenuItem>
        {!plan.wasOrdered && (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={() => setRemoving(true)}>
              <Trash2 className="size-4" />
              {t('remove')}
            </MenuItem>
          </>
        )}
      </Menu>
      <ConfirmByName
        open={removing}
        onOpenChange={setRemoving}
        title={t('removeTitle', { name })}
        name={name}
        act={t('remove')}
        busy={remove.isPending}
        onConfirm={destroy}
      >
        {t('removeText')}
      </ConfirmByName>
    </>
  );
}
