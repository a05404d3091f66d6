import { useRouter } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../api/error-code-of.ts';
import { useExplainError } from '../api/use-explain-error.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { NotFoundPage } from '../components/not-found-page.tsx';

/** In place of a page whose data could not be had: says why, and tries again. */
export function RouteTrouble({ error }: { error: unknown }) {
  const t = useTranslations();
  const explain = useExplainError();
  const router = useRouter();
  if (errorCodeOf(error) === 'not_found') return <NotFoundPage />;
  return (
    <EmptyState
      icon={CircleAlert}
      title={t('errors.title')}
      action={
        <Button size="small" onClick={() => void router.invalidate()}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      <p role="alert">{explain(error)}</p>
    </EmptyState>
  );
}
