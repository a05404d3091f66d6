import { zodResolver } from '@hookform/resolvers/zod';
import { GivenDays } from '@latchkey/contracts/procedures/subscriber';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { type Member, useTRPC, useTRPCClient } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { useMemberChanged } from '../use-member.ts';
import { ActTrouble } from './act-trouble.tsx';
import { useAct } from './use-act.ts';

const usualDays = 7;

/** Days for nothing: after what is paid, or from now. Can be taken back at once. */
export function GiveDialog({ member: { row }, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('members.acts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const toast = useToast();
  const format = useFormat();
  const changed = useMemberChanged();
  const { id: organisationId } = useOrganisation();
  const channels = useQuery(trpc.channel.list.queryOptions({ organisationId })).data ?? [];
  // One dialog gives once, however often its button is pressed.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    resolver: zodResolver(GivenDays),
    defaultValues: {
      subscriberId: row.id as string,
      channelId: (row.channels[0]?.channelId ?? '') as string,
      days: usualDays,
      reason: '',
      idempotencyKey,
    },
  });
  const { errors } = form.formState;
  const give = useAct(trpc.subscriber.giveDays.mutationOptions(), { inDialog: true });
  const submit = form.handleSubmit((input) =>
    give.mutate(
      { ...input, organisationId },
      {
        onSuccess: ({ orderId, until }) => {
          onClose();
          const takeBack = async () => {
            await client.subscriber.takeBackDays.mutate({ organisationId, orderId, reason: t('undoReason') });
            changed();
            toast({ text: t('takenBack') });
          };
          const action = { label: common('undo'), onAct: () => void takeBack() };
          toast({ text: t('giveDone', { date: format.day(until) }), action });
        },
      },
    ),
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('giveTitle')}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <ActTrouble error={give.error} />
        {channels.length > 1 && (
          <SelectField label={t('channel')} error={errors.channelId?.message} {...form.register('channelId')}>
            {channels.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('days')}
          hint={t('daysHint')}
          type="number"
          min={1}
          max={3660}
          inputMode="numeric"
          error={errors.days?.message}
          {...form.register('days', { valueAsNumber: true })}
        />
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        <div className="flex justify-end gap-3">
          <Button kind="quiet" size="small" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" size="small" busy={give.isPending}>
            {t('give')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
