import { useTranslations } from 'use-intl';
import { controlStyle } from '../../components/control-style.ts';
import { Segmented } from '../../components/segmented.tsx';
import { type MoneySearch, periods } from './money-search.ts';

interface Props {
  search: MoneySearch;
  onChange: (changed: MoneySearch) => void;
}

/** Of which time the page speaks. */
export function MoneyFilters({ search, onChange }: Props) {
  const t = useTranslations('money');
  const { period = 'month', from = '', to = '' } = search;
  return (
    <div className="mb-5 flex flex-wrap items-center gap-3">
      <Segmented
        label={t('period.label')}
        value={period}
        onChange={(chosen) => onChange({ period: chosen })}
        choices={periods.map((each) => ({ value: each, label: t(`period.${each}`) }))}
      />
      {period === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <label key={end} className="flex items-center gap-2 text-sm text-muted">
            {t(end)}
            <input
              type="date"
              value={end === 'from' ? from : to}
              onChange={(event) => onChange({ [end]: event.target.value || undefined })}
              className={`${controlStyle} w-auto!`}
            />
          </label>
        ))}
    </div>
  );
}
