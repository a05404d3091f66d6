import { type WithdrawalRefund, withdrawalRefunds } from '@latchkey/contracts/shop/legal';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { SettingsForm } from '../settings-form.tsx';
import { useSaving } from '../use-saving.ts';
import { useShop } from './use-shop.ts';

/** What somebody gets back who withdraws within the fourteen days. */
export function WithdrawalForm() {
  const t = useTranslations('seller.withdrawal');
  const { organisationId, shop } = useShop();
  const [chosen, choose] = useState<WithdrawalRefund>(shop.withdrawalRefund);
  const save = useSaving(useTRPC().shop.setWithdrawalRefund.mutationOptions());
  return (
    <SettingsForm
      title={t('title')}
      intro={t('intro')}
      busy={save.isPending}
      error={save.error}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ organisationId, withdrawalRefund: chosen });
      }}
    >
      <div role="radiogroup" aria-label={t('title')} className="flex flex-col gap-3">
        {withdrawalRefunds.map((each) => (
          <label
            key={each}
            className="flex cursor-pointer gap-3 rounded-xl border border-line p-4 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="withdrawalRefund"
              className="mt-1 size-5 shrink-0 accent-accent"
              checked={chosen === each}
              onChange={() => choose(each)}
            />
            <span>
              <span className="block font-medium">{t(each)}</span>
              <span className="block text-pretty text-muted">{t(`${each}Text`)}</span>
            </span>
          </label>
        ))}
      </div>
    </SettingsForm>
  );
}
