import type { ReactNode } from 'react';

/** The page's title. */
export function Heading({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <h1 className={`text-2xl leading-tight font-bold tracking-tight text-balance sm:text-3xl ${className}`}>
      {children}
    </h1>
  );
}
