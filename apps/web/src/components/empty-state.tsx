import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  title: string;
  /** What will be here, and how it comes. */
  children: ReactNode;
  /** The next step. */
  action?: ReactNode;
}

/** In place of a list that has nothing yet: teaches what it is for. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 px-5 py-12 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon className="size-6" />
      </span>
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      <div className="max-w-md text-balance text-muted">{children}</div>
      {action && <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
