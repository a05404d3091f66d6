import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneStyle } from './tone.ts';

interface Props {
  tone: Tone;
  icon?: IconName;
  className?: string;
  children: ReactNode;
}

/** A state in one word. */
export function Badge({ tone, icon, className = '', children }: Props) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-sm font-medium whitespace-nowrap ${toneStyle[tone]} ${className}`}
    >
      {icon && <Icon name={icon} className="size-4" />}
      {children}
    </span>
  );
}
