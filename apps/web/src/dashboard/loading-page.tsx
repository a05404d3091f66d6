import { useTranslations } from 'use-intl';
import { Spinner } from '../components/spinner.tsx';

/** While a page or its data is being fetched for longer than a moment. */
export function LoadingPage() {
  const t = useTranslations('common');
  return (
    <div role="status" className="grid min-h-64 place-items-center text-muted">
      <span className="flex items-center gap-3">
        <Spinner />
        {t('loading')}
      </span>
    </div>
  );
}
