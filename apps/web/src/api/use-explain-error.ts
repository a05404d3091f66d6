import { useTranslations } from 'use-intl';
import { errorCodeOf } from './error-code-of.ts';
import { errorDataOf } from './error-data-of.ts';

/** What went wrong, in a sentence for the person on the page. A fault of ours has a reference to be quoted. */
export function useExplainError(): (error: unknown) => string {
  const t = useTranslations('errors');
  return (error) => {
    const code = errorCodeOf(error);
    const reference = code === 'internal' ? errorDataOf(error)?.correlationId : undefined;
    return reference ? `${t(code)} ${t('reference', { id: reference })}` : t(code);
  };
}
