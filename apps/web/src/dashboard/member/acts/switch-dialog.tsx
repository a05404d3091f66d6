import type { SwitchOption, SwitchPreview } from '@latchkey/contracts/procedures/subscription';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Member, useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Notice } from '../../../components/notice.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { ActTrouble } from './act-trouble.tsx';
import { useAct } from './use-act.ts';

interface Props {
  subscription: Member['subscriptions'][number];
  onClose: () => void;
}

/** Moves a subscription to another plan: what it costs and opens is seen before. */
export function SwitchDialog({ subscription, onClose }: Props) {
  const t = useTranslations('members.switch');
  const { id: organisationId } = useOrganisation();
  const of = { organisationId, subscriptionId: subscription.id };
  const options = useQuery(useTRPC().subscription.switchOptions.queryOptions(of));
  const [chosen, choose] = useState<SwitchOption['priceId'] | ''>('');
  const [payUrl, setPayUrl] = useState<string | null>(null);
  const labelOf = useLabelOf();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('now', { plan: subscription.plan })}
    >
      <div className="flex flex-col gap-5">
        <ActTrouble error={options.error} />
        {options.isPending && <Skeleton className="h-16 w-full" />}
        {options.data?.options.length === 0 && <p className="text-pretty text-muted">{t('none')}</p>}
        {options.data && options.data.options.length > 0 && payUrl === null && (
          <SelectField
            label={t('to')}
            value={chosen}
            onChange={(event) => choose(event.target.value as SwitchOption['priceId'])}
          >
            <option value="" disabled>
              {t('choose')}
            </option>
            {options.data.options.map((option) => (
              <option key={option.priceId} value={option.priceId}>
                {labelOf(option)}
              </option>
            ))}
          </SelectField>
        )}
        {payUrl === null ? (
          <Choice key={chosen} of={of} priceId={chosen || null} onPayment={setPayUrl} onClose={onClose} />
        ) : (
          <Payment payUrl={payUrl} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

function useLabelOf() {
  const t = useTranslations('members.member.per');
  const format = useFormat();
  return ({ name, amount, interval }: SwitchOption) =>
    `${name} · ${t(interval, { price: format.money(amount) })}`;
}

interface ChoiceProps {
  of: { organisationId: string; subscriptionId: Props['subscription']['id'] };
  priceId: SwitchOption['priceId'] | null;
  onPayment: (payUrl: string) => void;
  onClose: () => void;
}

/** What the chosen plan would mean, and the press that does it. */
function Choice({ of, priceId, onPayment, onClose }: ChoiceProps) {
  const t = useTranslations('members.switch');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const toast = useToast();
  const preview = useQuery(
    trpc.subscription.previewSwitch.queryOptions(
      priceId === null ? skipToken : { ...of, priceId },
      // What was shown is what is charged: it is asked for anew for each choice, and does not change under the eyes.
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const move = useAct(trpc.subscription.switchPlan.mutationOptions(), { inDialog: true });
  const shown = preview.data;
  const act = () => {
    if (!shown) return;
    move.mutate(
      { ...of, priceId: shown.plan.priceId, prorationDate: shown.prorationDate },
      {
        onSuccess: ({ outcome, payUrl }) => {
          if (outcome === 'payment_needed' && payUrl !== null) return onPayment(payUrl);
          onClose();
          toast({ text: t(outcome === 'switched' ? 'done' : 'waits', { plan: shown.plan.name }) });
        },
      },
    );
  };
  return (
    <>
      {priceId !== null && preview.isPending && <Skeleton className="h-32 w-full rounded-xl!" />}
      {shown && <Consequences preview={shown} />}
      <ActTrouble error={preview.error ?? move.error} />
      <div className="flex justify-end gap-3">
        <Button kind="quiet" size="small" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button size="small" disabled={!shown} busy={move.isPending} onClick={act}>
          {t('act')}
        </Button>
      </div>
    </>
  );
}

/** What is billed at once, what comes next, and which doors open and close. */
function Consequences({
  preview: { dueNow, credit, lines, next, gains, loses },
}: {
  preview: SwitchPreview;
}) {
  const t = useTranslations('members.switch');
  const format = useFormat();
  const list = useTranslations('members.switch.channels');
  const isCredit = credit.amountMinor !== '0';
  return (
    <section aria-live="polite" className="flex flex-col gap-3 rounded-xl bg-sunken p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
        <span>{t(isCredit ? 'credit' : 'dueNow')}</span>
        <span className="tabular-nums">{format.money(isCredit ? credit : dueNow)}</span>
      </p>
      {lines.length > 0 && (
        <ul className="flex flex-col gap-1 border-t border-line pt-3 text-sm text-muted">
          {lines.map(({ description, amount }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: Stripe's lines keep their places.
            <li key={index} className="flex justify-between gap-4">
              <span className="min-w-0 break-words">{description}</span>
              <span className="shrink-0 tabular-nums">{format.money(amount)}</span>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p className="text-sm text-muted">
          {t('next', { date: format.day(next.at), money: format.money(next.amount) })}
        </p>
      )}
      {gains.length > 0 && <p className="text-sm">{list('gains', { channels: gains.join(', ') })}</p>}
      {loses.length > 0 && (
        <p className="text-sm text-warn">{list('loses', { channels: loses.join(', ') })}</p>
      )}
    </section>
  );
}

/** The bank wants the payer: nothing has changed until they have paid. */
function Payment({ payUrl, onClose }: { payUrl: string; onClose: () => void }) {
  const t = useTranslations('members.switch');
  const common = useTranslations('common');
  return (
    <>
      <Notice tone="warn">{t('payment')}</Notice>
      <code className="rounded-lg bg-sunken p-3 text-sm break-all">{payUrl}</code>
      <div className="flex justify-end gap-3">
        <CopyButton text={payUrl} />
        <Button size="small" onClick={onClose}>
          {common('close')}
        </Button>
      </div>
    </>
  );
}
