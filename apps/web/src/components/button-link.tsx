import type { ComponentProps } from 'react';
import { Link } from '../routing/link.tsx';
import { type ButtonKind, buttonStyle } from './button-style.ts';

type Props = ComponentProps<'a'> & { href: string; kind?: ButtonKind };

/** A link that is the page's next step; an address outside the app opens beside it. */
export function ButtonLink({ kind = 'primary', className, href, ...rest }: Props) {
  const style = buttonStyle(kind, className);
  if (href.startsWith('/')) return <Link href={href} className={style} {...rest} />;
  return <a href={href} className={style} target="_blank" rel="noopener noreferrer" {...rest} />;
}
