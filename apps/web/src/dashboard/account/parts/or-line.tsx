import { useTranslations } from 'use-intl';

/** Between two ways that lead to the same place. */
export function OrLine() {
  const t = useTranslations('account');
  return (
    <div className="flex items-center gap-3 text-sm text-muted" aria-hidden="true">
      <span className="h-px flex-1 bg-line" />
      {t('or')}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
