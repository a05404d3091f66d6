import { zodResolver } from '@hookform/resolvers/zod';
import { MemberRemoval } from '@latchkey/contracts/procedures/subscriber';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { type Member, useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { nameOf } from '../../members/name-of.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { ActTrouble } from './act-trouble.tsx';
import { useAct } from './use-act.ts';

// A form's fields are texts: what the contract wants is made of them.
const Form = z.object({
  channelId: z.string(),
  reason: MemberRemoval.shape.reason,
  choice: z.enum(['cancel', 'refund', 'none']),
  noneReason: z.string().trim().max(500),
  endsOn: z.string(),
});
const Complete = Form.superRefine(({ choice, noneReason }, context) => {
  if (choice === 'none' && noneReason === '')
    context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, input: '', path: ['noneReason'] });
});

interface Props {
  member: Member;
  kind: 'remove' | 'block';
  onClose: () => void;
}

/** Ends access, and with a block keeps out; what becomes of the money is chosen, never left open. */
export function EndDialog({ member: { row, subscriptions }, kind, onClose }: Props) {
  const t = useTranslations('members.acts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const toast = useToast();
  const { id: organisationId } = useOrganisation();
  const name = nameOf(row) ?? row.id;
  const goesOn = subscriptions.some(({ endedAt, cancelAt }) => !endedAt && !cancelAt);
  const form = useForm({
    resolver: zodResolver(Complete),
    defaultValues: {
      channelId: '',
      reason: '',
      choice: goesOn ? ('cancel' as const) : ('none' as const),
      noneReason: '',
      endsOn: '',
    },
  });
  const { errors } = form.formState;
  const choice = form.watch('choice');
  const block = useAct(trpc.subscriber.block.mutationOptions(), { inDialog: true });
  const remove = useAct(trpc.subscriber.remove.mutationOptions(), { inDialog: true });
  const acting = kind === 'block' ? block : remove;
  const submit = form.handleSubmit((said) => {
    const input = inputOf(said, { organisationId, subscriberId: row.id });
    const onSuccess = () => {
      onClose();
      toast({ text: t(kind === 'block' ? 'blockDone' : 'removeDone', { name }) });
    };
    if (kind === 'block') {
      const endsAt = said.endsOn ? { endsAt: new Date(`${said.endsOn}T23:59:59`).toISOString() } : {};
      block.mutate({ ...input, ...endsAt }, { onSuccess });
    } else remove.mutate(input, { onSuccess });
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(kind === 'block' ? 'blockTitle' : 'removeTitle', { name })}
      description={t(kind === 'block' ? 'blockText' : 'removeText')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <ActTrouble error={acting.error} />
        {row.channels.length > 1 && (
          <SelectField label={t('channel')} {...form.register('channelId')}>
            <option value="">{t('allChannels')}</option>
            {row.channels.map(({ channelId, title }) => (
              <option key={channelId} value={channelId}>
                {title}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        {kind === 'block' && (
          <TextField
            type="date"
            optional
            label={t('until')}
            hint={t('untilHint')}
            {...form.register('endsOn')}
          />
        )}
        <SelectField label={t('money.label')} {...form.register('choice')}>
          {(['cancel', 'refund', 'none'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`money.${each}`)}
            </option>
          ))}
        </SelectField>
        {choice === 'none' && (
          <TextField
            label={t('money.noneReason')}
            error={errors.noneReason?.message}
            {...form.register('noneReason')}
          />
        )}
        <div className="flex justify-end gap-3">
          <Button kind="quiet" size="small" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button kind="danger" type="submit" size="small" busy={acting.isPending}>
            {t(kind)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function inputOf(
  { channelId, reason, choice, noneReason }: z.infer<typeof Form>,
  of: { organisationId: string; subscriberId: string },
) {
  const money = choice === 'none' ? { choice, reason: noneReason } : { choice };
  return { ...of, ...(channelId ? { channelId } : {}), reason, money };
}
