import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type PaymentRow, useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { parseMoney } from '../../../format/parse-money.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { ActTrouble } from './act-trouble.tsx';
import { useAct } from './use-act.ts';

const reasons = ['requested_by_customer', 'duplicate', 'fraudulent'] as const;

/** Gives a payment back: a card's in full or in part, one in Stars whole. */
export function RefundDialog({ payment, onClose }: { payment: PaymentRow; onClose: () => void }) {
  const t = useTranslations('members.acts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const toast = useToast();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const { currency } = payment.amount;
  const isStars = payment.provider === 'stars';
  const [typed, type] = useState('');
  const [reason, setReason] = useState<(typeof reasons)[number]>(reasons[0]);
  // One dialog gives back once, however often its button is pressed.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const byCard = useAct(trpc.payment.refund.mutationOptions(), { inDialog: true });
  const inStars = useAct(trpc.stars.refund.mutationOptions(), { inDialog: true });
  const amountMinor = typed.trim() === '' ? undefined : parseMoney(typed, currency);
  const isWrong =
    amountMinor === null ||
    (amountMinor !== undefined && BigInt(amountMinor) > BigInt(payment.amount.amountMinor));
  const submit = () => {
    if (isWrong) return;
    const of = { organisationId, paymentId: payment.id };
    if (isStars) {
      const onSuccess = () => {
        onClose();
        toast({ text: t('refundAsked') });
      };
      return inStars.mutate({ ...of, reason: t(`refundReasons.${reason}`) }, { onSuccess });
    }
    const part = amountMinor === undefined ? {} : { amountMinor };
    byCard.mutate(
      { ...of, ...part, reason, idempotencyKey },
      {
        onSuccess: ({ amount }) => {
          onClose();
          toast({ text: t('refundDone', { money: format.money(amount) }) });
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('refundTitle', { money: format.money(payment.amount) })}
      description={isStars ? t('refundStars') : t('refundText')}
    >
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ActTrouble error={byCard.error ?? inStars.error} />
        {!isStars && (
          <TextField
            label={`${t('refundAmount')} (${currency})`}
            hint={t('refundAmountHint')}
            optional
            inputMode="decimal"
            value={typed}
            error={isWrong ? t('refundAmountBad') : undefined}
            onChange={(event) => type(event.target.value)}
          />
        )}
        <SelectField
          label={t('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value as typeof reason)}
        >
          {reasons.map((each) => (
            <option key={each} value={each}>
              {t(`refundReasons.${each}`)}
            </option>
          ))}
        </SelectField>
        <div className="flex justify-end gap-3">
          <Button kind="quiet" size="small" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button kind="danger" type="submit" size="small" busy={byCard.isPending || inStars.isPending}>
            {t('refund')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
