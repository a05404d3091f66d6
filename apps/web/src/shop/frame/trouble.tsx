import { CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { MessageCard } from '../../components/message-card.tsx';
import { ShopFrame } from './shop-frame.tsx';

/** Whether there is no such thing, as opposed to a fault. */
export function isUnknown(error: unknown): boolean {
  return ['not_found', 'invalid_input'].includes(errorCodeOf(error));
}

/** In place of a page of which there is none, with a way on. */
export function Unknown({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const t = useTranslations('common.notFound');
  return (
    <ShopFrame title={title} announcement={title}>
      <MessageCard tone="idle" icon={CircleHelp} title={title}>
        <p className="text-muted">{text}</p>
        {children ?? (
          <ButtonLink kind="quiet" href="/" className="mt-auto">
            {t('home')}
          </ButtonLink>
        )}
      </MessageCard>
    </ShopFrame>
  );
}

interface Props {
  title: string;
  error: unknown;
  busy: boolean;
  onRetry: () => void;
}

/** In place of a page that could not be fetched. */
export function Trouble({ title, error, busy, onRetry }: Props) {
  const explain = useExplainError();
  const t = useTranslations('common');
  return (
    <ShopFrame title={title} announcement={title}>
      <MessageCard tone="bad" icon={CircleAlert} title={title}>
        <p className="text-muted">{explain(error)}</p>
        <Button className="mt-auto" busy={busy} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      </MessageCard>
    </ShopFrame>
  );
}
