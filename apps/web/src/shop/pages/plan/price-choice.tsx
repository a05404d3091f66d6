import { useTranslations } from 'use-intl';
import type { PublicPlan } from '../../../api/trpc.ts';
import { useFormat } from '../../../format/use-format.ts';

type Price = PublicPlan['prices'][number];

interface Props {
  prices: readonly Price[];
  chosen: Price;
  onChoose: (price: Price) => void;
}

/** For a plan with prices in several currencies. */
export function PriceChoice({ prices, chosen, onChoose }: Props) {
  const t = useTranslations('plan');
  const { money } = useFormat();
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-2 text-sm font-semibold">{t('currency')}</legend>
      {prices.map((price) => (
        <label
          key={price.id}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-xl border border-line px-4 has-checked:border-accent has-checked:bg-sunken"
        >
          <input
            type="radio"
            name="price"
            className="accent-accent"
            checked={price.id === chosen.id}
            onChange={() => onChoose(price)}
          />
          {money(price.amount)}
        </label>
      ))}
    </fieldset>
  );
}
