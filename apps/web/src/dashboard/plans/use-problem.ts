import type { PlanContentProblem } from '@latchkey/contracts/plan/plan-content';
import { useTranslations } from 'use-intl';

/** What does not go together in a plan, in words; any other message as it is. */
export function useProblem(): (message: string | undefined) => string | undefined {
  const t = useTranslations('plans.form.problems');
  return (message) =>
    message?.startsWith('problem:')
      ? t(message.slice('problem:'.length) as PlanContentProblem['name'])
      : message;
}
