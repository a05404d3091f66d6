import { useTranslations } from 'use-intl';

/** The three steps between a new account and the first sale. */
export function WhatComes() {
  const t = useTranslations('account.welcome');
  return (
    <section className="px-1 text-left">
      <h2 className="mb-3 font-semibold text-ink">{t('steps')}</h2>
      <ol className="flex flex-col gap-3">
        {(['step1', 'step2', 'step3'] as const).map((step, index) => (
          <li key={step} className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent tabular-nums"
            >
              {index + 1}
            </span>
            {t(step)}
          </li>
        ))}
      </ol>
    </section>
  );
}
