import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { Tag } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { controlStyle } from '../../../components/control-style.ts';
import { Field } from '../../../components/field.tsx';
import { type Discount, useCode } from './use-code.ts';

interface Props {
  plan: Pick<ShopPlan, 'id'>;
  identityToken: string | null;
  /** As a link brought it: shown, and used when the buyer says so. */
  given: string | null;
  discount: Discount | null;
  onDiscount: (discount: Discount | null) => void;
  /** What is wrong with the code that counted until now. */
  refused: 'ended' | 'other_currency' | undefined;
}

/** One field for every kind of code: who was given one need not know which it is. Folded until somebody has one. */
export function CodeField({ plan, identityToken, given, discount, onDiscount, refused }: Props) {
  const t = useTranslations('plan.code');
  const [isOpen, setOpen] = useState(given !== null);
  const [typed, setTyped] = useState(given ?? '');
  const input = useRef<HTMLInputElement>(null);
  const toFocus = useRef(false);
  const { use, busy, problem, forget } = useCode({ plan, identityToken, onDiscount });
  const error = problem ?? (refused && t(refused));
  useEffect(() => {
    if (toFocus.current) input.current?.focus();
    toFocus.current = false;
  });
  // Not when another currency was chosen: that is no fault of what was typed, and its choice keeps the focus.
  const isWrong = problem !== undefined || refused === 'ended';
  useEffect(() => {
    if (isWrong) input.current?.focus();
  }, [isWrong]);
  if (discount) {
    return (
      <div className="flex items-center justify-between gap-3 rounded-xl bg-ok-soft py-1 pr-2 pl-4 text-ok">
        <p role="status" className="flex min-w-0 items-center gap-2 text-[0.95rem]">
          <Tag className="size-4 shrink-0" />
          <span className="min-w-0 break-words">
            {t.rich('counts', { code: discount.code, b: (words) => <strong>{words}</strong> })}
          </span>
        </p>
        <button
          type="button"
          className="min-h-10 shrink-0 rounded-lg px-2 text-[0.95rem] underline underline-offset-4"
          onClick={() => {
            toFocus.current = true;
            setOpen(true);
            onDiscount(null);
          }}
        >
          {t('remove')}
        </button>
      </div>
    );
  }
  if (!isOpen) {
    return (
      <button
        type="button"
        aria-expanded={false}
        className="inline-flex min-h-10 items-center gap-2 self-start rounded-lg text-[0.95rem] text-muted underline underline-offset-4 hover:text-ink"
        onClick={() => {
          toFocus.current = true;
          setOpen(true);
        }}
      >
        <Tag className="size-4 shrink-0" />
        {t('have')}
      </button>
    );
  }
  const apply = (event: FormEvent) => {
    event.preventDefault();
    use(typed);
  };
  return (
    <form noValidate onSubmit={apply}>
      <Field label={t('label')} hint={t('hint')} error={error}>
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              ref={input}
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={60}
              className={`${controlStyle} min-w-0 uppercase`}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                forget();
                if (refused) onDiscount(null);
              }}
            />
            <Button type="submit" kind="quiet" size="small" className="shrink-0" busy={busy}>
              {t('use')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
