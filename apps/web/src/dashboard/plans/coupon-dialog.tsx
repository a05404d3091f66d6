import { zodResolver } from '@hookform/resolvers/zod';
import { couponDurations } from '@latchkey/contracts/coupon/coupon-terms';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { CheckField } from '../../components/check-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToast } from '../../components/toast.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { type CouponFields, CouponForm } from './coupon-fields.ts';
import { currencies } from './currencies.ts';
import { DialogActs } from './dialog-acts.tsx';
import { wrongField } from './wrong-field.ts';

const empty: CouponFields = {
  code: '',
  kind: 'percent',
  percent: '20',
  amount: '',
  currency: 'EUR',
  duration: 'once',
  months: '3',
  maxUses: '',
  expiresOn: '',
  planIds: [],
};

/** A new coupon. */
export function CouponDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('plans.coupons');
  const trpc = useTRPC();
  const toast = useToast();
  const client = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const { data: plans } = useSuspenseQuery(trpc.plan.list.queryOptions({ organisationId }));
  const form = useForm<CouponFields, unknown, CouponForm>({
    resolver: zodResolver(CouponForm),
    defaultValues: empty,
  });
  const { register, watch, formState } = form;
  const { errors } = formState;
  const off = errors as {
    off?: { percent?: { message?: string }; amount?: unknown };
    lasts?: { months?: { message?: string } };
    expiresAt?: unknown;
  };
  const create = useMutation(
    trpc.coupon.create.mutationOptions({
      onSuccess: ({ code }) => {
        void client.invalidateQueries(trpc.coupon.pathFilter());
        toast({ text: t('made', { code }) });
        onClose();
      },
    }),
  );
  const taken = wrongField(create.error, 'code');
  const submit = form.handleSubmit((coupon) => create.mutate({ ...coupon, organisationId }));
  return (
    <Dialog
      side
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('create')}
      description={t('intro')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          error={errors.code ? t('codeWrong') : taken ? t('codeTaken') : undefined}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          {...register('code')}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField label={t('kind')} {...register('kind')}>
            <option value="percent">{t('percent')}</option>
            <option value="amount">{t('amount')}</option>
          </SelectField>
          {watch('kind') === 'percent' ? (
            <TextField
              label={t('percentOff')}
              inputMode="numeric"
              error={off.off?.percent?.message}
              {...register('percent')}
            />
          ) : (
            <AmountFields form={form} wrong={off.off?.amount !== undefined} />
          )}
          <SelectField label={t('lasts')} {...register('duration')}>
            {couponDurations.map((duration) => (
              <option key={duration} value={duration}>
                {t(`duration.${duration}`)}
              </option>
            ))}
          </SelectField>
          {watch('duration') === 'repeating' && (
            <TextField
              label={t('months')}
              inputMode="numeric"
              error={off.lasts?.months?.message}
              {...register('months')}
            />
          )}
          <TextField
            optional
            label={t('maxUses')}
            inputMode="numeric"
            error={errors.maxUses?.message}
            {...register('maxUses')}
          />
          <TextField optional type="date" label={t('expires')} {...register('expiresOn')} />
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">{t('plans')}</legend>
          <p className="text-sm text-muted">{t('plansHint')}</p>
          {plans.map((plan) => (
            <CheckField key={plan.id} label={plan.name} value={plan.id} {...register('planIds')} />
          ))}
        </fieldset>
        {!taken && <ActTrouble error={create.error} />}
        <DialogActs act={t('create')} busy={create.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

interface AmountProps {
  form: ReturnType<typeof useForm<CouponFields, unknown, CouponForm>>;
  wrong: boolean;
}

function AmountFields({ form: { register }, wrong }: AmountProps) {
  const t = useTranslations('plans.form');
  return (
    <div className="flex gap-3">
      <TextField
        label={t('amount')}
        inputMode="decimal"
        className="min-w-0 flex-1"
        error={wrong ? t('amountWrong') : undefined}
        {...register('amount')}
      />
      <SelectField label={t('currency')} className="w-24 shrink-0" {...register('currency')}>
        {currencies.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </SelectField>
    </div>
  );
}
