import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

/** Has Zod speak the page's language wherever a contract does not bring words of its own. */
export function useFormWords(): void {
  const t = useTranslations('forms');
  useEffect(() => {
    z.config({ customError: (issue) => wordsFor(issue, t) });
  }, [t]);
}

function wordsFor(issue: Issue, t: ReturnType<typeof useTranslations<'forms'>>): string {
  const { input } = issue;
  const isEmpty = input === undefined || input === null || input === '';
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string')
        return isEmpty ? t('required') : t('longer', { count: Number(issue.minimum) });
      if (issue.origin === 'array') return t('choose', { count: Number(issue.minimum) });
      return t('atLeast', { count: Number(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return t('shorter', { count: Number(issue.maximum) });
      if (issue.origin === 'array') return t('tooMany', { count: Number(issue.maximum) });
      return t('atMost', { count: Number(issue.maximum) });
    case 'invalid_format':
      if (isEmpty) return t('required');
      if (issue.format === 'email') return t('email');
      return issue.format === 'url' ? t('url') : t('invalid');
    case 'invalid_value':
      return t('oneOf');
    case 'invalid_type':
      if (Number.isNaN(input) || isEmpty) return t('required');
      if (issue.expected === 'int') return t('whole');
      return issue.expected === 'number' ? t('number') : t('invalid');
    default:
      return t('invalid');
  }
}
