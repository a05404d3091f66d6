import { zodResolver } from '@hookform/resolvers/zod';
import { AccessCodeCreate } from '@latchkey/contracts/procedures/access-code';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useTRPC } from '../../api/trpc.ts';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToast } from '../../components/toast.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { endOfDay, numberOf } from './coupon-fields.ts';
import { DialogActs } from './dialog-acts.tsx';
import { wrongField } from './wrong-field.ts';

// A form's fields are texts: what the contract wants is made of them.
const Fields = z.object({
  planId: z.string(),
  code: z.string(),
  days: z.string(),
  maxUses: z.string(),
  expiresOn: z.string(),
});
type Fields = z.infer<typeof Fields>;
const Form = Fields.transform(
  ({ planId, code, days, maxUses, expiresOn }): z.input<typeof AccessCodeCreate> => ({
    planId: planId as z.input<typeof AccessCodeCreate>['planId'],
    ...(code.trim() !== '' && { code }),
    ...(days.trim() !== '' && { days: numberOf(days) }),
    ...(maxUses.trim() !== '' && { maxUses: numberOf(maxUses) }),
    ...(expiresOn !== '' && { expiresAt: endOfDay(expiresOn) }),
  }),
).pipe(AccessCodeCreate);

/** A new access code. */
export function CodeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('plans.codes');
  const coupons = useTranslations('plans.coupons');
  const trpc = useTRPC();
  const toast = useToast();
  const client = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const { data: plans } = useSuspenseQuery(trpc.plan.list.queryOptions({ organisationId, state: 'all' }));
  const form = useForm<Fields, unknown, z.output<typeof Form>>({
    resolver: zodResolver(Form),
    defaultValues: { planId: plans[0]?.id ?? '', code: '', days: '30', maxUses: '1', expiresOn: '' },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const create = useMutation(
    trpc.accessCode.create.mutationOptions({
      onSuccess: ({ code }) => {
        void client.invalidateQueries(trpc.accessCode.pathFilter());
        toast({ text: t('made', { code }) });
        onClose();
      },
    }),
  );
  const taken = wrongField(create.error, 'code');
  const submit = form.handleSubmit((code) => create.mutate({ ...code, organisationId }));
  return (
    <Dialog
      side
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('create')}
      description={t('intro')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <SelectField label={t('plan')} error={errors.planId?.message} {...register('planId')}>
          {plans.map((plan) => (
            <option key={plan.id} value={plan.id}>
              {plan.name}
            </option>
          ))}
        </SelectField>
        <TextField
          optional
          label={t('days')}
          hint={t('daysHint')}
          inputMode="numeric"
          error={errors.days?.message}
          {...register('days')}
        />
        <TextField
          optional
          label={t('maxUses')}
          inputMode="numeric"
          error={errors.maxUses?.message}
          {...register('maxUses')}
        />
        <TextField optional type="date" label={t('expires')} {...register('expiresOn')} />
        <TextField
          optional
          label={t('code')}
          hint={t('codeHint')}
          error={errors.code ? coupons('codeWrong') : taken ? t('codeTaken') : undefined}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          {...register('code')}
        />
        {!taken && <ActTrouble error={create.error} />}
        <DialogActs act={t('create')} busy={create.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
