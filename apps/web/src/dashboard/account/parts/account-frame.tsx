import type { ReactNode } from 'react';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { Page } from '../../../components/page.tsx';

interface Props {
  title: string;
  /** On the page; the title where it is not given. */
  heading?: string;
  intro?: ReactNode;
  /** Below the sheet: the way to the neighbouring page. */
  below?: ReactNode;
  children?: ReactNode;
}

/** A page of one question, for who is not signed in yet. */
export function AccountFrame({ title, heading = title, intro, below, children }: Props) {
  return (
    <Page title={title} announcement={heading}>
      <Card className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <Heading>{heading}</Heading>
          {intro && <div className="text-pretty text-muted">{intro}</div>}
        </div>
        {children}
      </Card>
      {below && <div className="text-center text-muted">{below}</div>}
    </Page>
  );
}
