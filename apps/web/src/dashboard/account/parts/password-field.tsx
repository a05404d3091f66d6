import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { controlStyle } from '../../../components/control-style.ts';
import { Field } from '../../../components/field.tsx';

type Props = ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** A password, which can be looked at while it is typed. */
export function PasswordField({ label, hint, error, className, ...input }: Props) {
  const t = useTranslations('account');
  const [isShown, show] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <span className="relative">
          <input
            {...control}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={`${controlStyle} pr-12`}
            {...input}
          />
          <button
            type="button"
            aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
            onClick={() => show(!isShown)}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-lg text-muted hover:text-ink"
          >
            <Icon className="size-5" />
          </button>
        </span>
      )}
    </Field>
  );
}
