import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Tone, toneStyle } from './tone.ts';

interface Props {
  tone: Tone;
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}

/** A state in one word. */
export function Badge({ tone, icon: Icon, className = '', children }: Props) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-sm font-medium whitespace-nowrap ${toneStyle[tone]} ${className}`}
    >
      {Icon && <Icon className="size-4 shrink-0" />}
      {children}
    </span>
  );
}
