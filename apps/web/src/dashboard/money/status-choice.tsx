import { useTranslations } from 'use-intl';
import { controlStyle } from '../../components/control-style.ts';

interface Props {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  choices: readonly { value: string; label: string }[];
}

/** Narrows a list to what stands so. */
export function StatusChoice({ value, onChange, choices }: Props) {
  const t = useTranslations('money');
  return (
    <div className="flex justify-end py-3">
      <select
        aria-label={t('status')}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
        className={`${controlStyle} w-auto!`}
      >
        <option value="">{t('allStatuses')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
