import type { ComponentProps } from 'react';
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style.ts';
import { Link } from './link.tsx';

type Props = ComponentProps<'a'> & { href: string; kind?: ButtonKind; size?: ButtonSize };

/** A link that is the page's next step; an address outside the app opens beside it. */
export function ButtonLink({ kind = 'primary', size, className, href, ...rest }: Props) {
  const style = buttonStyle(kind, size, className);
  if (href.startsWith('/')) return <Link href={href} className={style} {...rest} />;
  return <a href={href} className={style} target="_blank" rel="noopener noreferrer" {...rest} />;
}
