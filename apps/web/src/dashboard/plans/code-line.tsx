import type { CodeState } from '@latchkey/contracts/procedures/coupon';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../format/use-format.ts';
import { CodeStateBadge } from './code-state.tsx';

interface Props {
  code: { code: string; state: CodeState; uses: number; maxUses: number | null; expiresAt: string | null };
  /** What it gives. */
  what: ReactNode;
  /** For what. */
  detail: ReactNode;
  acts: ReactNode;
}

/** A coupon or an access code in its list. */
export function CodeLine({ code: { code, state, uses, maxUses, expiresAt }, what, detail, acts }: Props) {
  const t = useTranslations('plans');
  const { day } = useFormat();
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-mono font-semibold break-all">{code}</span>
          <CodeStateBadge state={state} />
        </p>
        <p className="mt-0.5">{what}</p>
        <p className="text-sm text-muted">{detail}</p>
      </div>
      <p className="text-sm text-muted tabular-nums">
        {t('uses', { uses, max: maxUses ?? 0 })}
        {expiresAt && ` · ${t('until', { day: day(expiresAt) })}`}
      </p>
      <div className="flex gap-2">{acts}</div>
    </li>
  );
}
