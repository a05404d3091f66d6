import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Notice } from '../../../components/notice.tsx';
import type { AuthFailure } from '../../session/auth-failure.ts';

/** What went wrong, in a sentence; too many tries with when there may be the next. */
export function AuthProblem({ failure }: { failure: AuthFailure | null }) {
  const t = useTranslations('account.problem');
  if (!failure) return null;
  if (failure.kind === 'limited') return <Limited key={failure.retryAfter} seconds={failure.retryAfter} />;
  return <Notice tone="bad">{t(failure.kind === 'signInFirst' ? 'tooLate' : failure.kind)}</Notice>;
}

/** Seconds are counted down; a longer wait is said once, as the time on the clock. */
const countedSeconds = 90;

function Limited({ seconds }: { seconds: number }) {
  const t = useTranslations('account.problem');
  const format = useFormatter();
  const [until] = useState(() => Date.now() + seconds * 1_000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1_000))), 500);
    return () => clearInterval(timer);
  }, [until]);
  if (left === 0) return <Notice tone="idle">{t('limitedOver')}</Notice>;
  const time = format.dateTime(until, { hour: 'numeric', minute: '2-digit' });
  return (
    <Notice tone="warn">
      <p role="alert" className="sr-only">
        {t('limitedUntil', { time })}
      </p>
      <p aria-hidden="true">
        {seconds > countedSeconds ? t('limitedUntil', { time }) : t('limitedSeconds', { seconds: left })}
      </p>
    </Notice>
  );
}
