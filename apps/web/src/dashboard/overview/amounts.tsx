import type { MoneyWire } from '@latchkey/contracts/money';
import { useLocale } from 'use-intl';
import { formatMoney } from '../../format/format-money.ts';

interface Props {
  /** One in each currency: they are never added up. */
  amounts: readonly MoneyWire[];
  /** Stands where there is none. */
  none: string;
}

/** The greatest amount large, those in other currencies below it. */
export function Amounts({ amounts, none }: Props) {
  const locale = useLocale();
  const [first, ...others] = amounts.toSorted(byWeight);
  if (!first) return <span className="text-xl font-semibold text-muted">{none}</span>;
  return (
    <>
      <span className="block text-2xl font-bold tracking-tight tabular-nums sm:text-3xl">
        {formatMoney(first, locale)}
      </span>
      {others.map((amount) => (
        <span key={amount.currency} className="block font-semibold tabular-nums">
          {formatMoney(amount, locale)}
        </span>
      ))}
    </>
  );
}

/** Money before Stars, more before less. */
function byWeight(one: MoneyWire, other: MoneyWire): number {
  if ((one.currency === 'XTR') !== (other.currency === 'XTR')) return one.currency === 'XTR' ? 1 : -1;
  return Number(BigInt(other.amountMinor) - BigInt(one.amountMinor));
}
