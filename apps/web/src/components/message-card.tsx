import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from './card.tsx';
import { Heading } from './heading.tsx';
import { Spinner } from './spinner.tsx';
import { type Tone, toneStyle } from './tone.ts';

interface Props {
  tone: Tone;
  icon: LucideIcon | 'spinner';
  title: string;
  children: ReactNode;
}

/** A page that says one thing: how it stands, and what to do next. */
export function MessageCard({ tone, icon: Icon, title, children }: Props) {
  return (
    <Card className="flex min-h-72 flex-col gap-4">
      <span className={`grid size-12 place-items-center rounded-full ${toneStyle[tone]}`}>
        {Icon === 'spinner' ? <Spinner className="size-6" /> : <Icon className="size-6" />}
      </span>
      <Heading>{title}</Heading>
      <div className="flex flex-1 flex-col gap-4">{children}</div>
    </Card>
  );
}
