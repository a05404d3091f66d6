import type { Role } from '@latchkey/contracts/permissions';
import { useTranslations } from 'use-intl';
import { useRolesBelow } from './use-team.ts';

interface Props {
  label: string;
  value: Role;
  onChange: (role: Role) => void;
}

/** One of the roles that whoever is signed in may give. */
export function RolePicker({ label, value, onChange }: Props) {
  const t = useTranslations('team.roles');
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as Role)}
      className="min-h-11 rounded-lg border border-field bg-surface px-3 py-2 text-ink"
    >
      {useRolesBelow().map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </select>
  );
}
