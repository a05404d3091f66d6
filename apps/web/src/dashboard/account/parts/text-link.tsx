import type { ReactNode } from 'react';
import { Link } from '../../../components/link.tsx';

interface Props {
  href: string;
  /** Beside the page, which stays as it is. */
  apart?: boolean;
  children: ReactNode;
}

/** A link inside a sentence. */
export function TextLink({ href, apart = false, children }: Props) {
  return (
    <Link
      href={href}
      {...(apart && { target: '_blank' })}
      className="font-semibold text-accent underline underline-offset-4"
    >
      {children}
    </Link>
  );
}
