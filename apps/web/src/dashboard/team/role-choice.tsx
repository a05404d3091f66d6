import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useRolesBelow } from './use-team.ts';

/** The roles that may be given, each with what it may do. */
export function RoleChoice({ register }: { register: UseFormRegisterReturn }) {
  const t = useTranslations('team');
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t('role')}</legend>
      {[...useRolesBelow()].reverse().map((role) => (
        <label
          key={role}
          htmlFor={`${id}-${role}`}
          className="flex cursor-pointer gap-3 rounded-xl border border-line px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            id={`${id}-${role}`}
            type="radio"
            value={role}
            className="mt-1 size-4 shrink-0 accent-accent"
            {...register}
          />
          <span className="min-w-0">
            <span className="font-medium">{t(`roles.${role}`)}</span>
            <br />
            <span className="text-sm text-muted">{t(`roleHints.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
