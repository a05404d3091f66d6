import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Notice } from '../../../components/notice.tsx';

/** Why an act was not done. What stands in its way the api says best. */
export function ActTrouble({ error }: { error: unknown }) {
  const explain = useExplainError();
  if (!error) return null;
  const isConflict = errorCodeOf(error) === 'conflict' && error instanceof Error;
  return <Notice tone="bad">{isConflict ? error.message : explain(error)}</Notice>;
}
