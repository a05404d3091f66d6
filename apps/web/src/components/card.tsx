import type { ReactNode } from 'react';

/** The sheet on which a page's one subject stands. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <section className={`rounded-2xl border border-line bg-surface p-5 shadow-sm sm:p-8 ${className}`}>
      {children}
    </section>
  );
}
