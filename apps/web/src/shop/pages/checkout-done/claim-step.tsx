import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useClaimLink } from '../../checkout/use-claim-link.ts';
import { QrOf } from './qr-of.tsx';

/** The buyer shows, by opening the bot, which Telegram account will enter. */
export function ClaimStep({ orderId }: { orderId: string }) {
  const t = useTranslations('order');
  const common = useTranslations('common');
  const explain = useExplainError();
  const { deepLink, error, renewal } = useClaimLink(orderId);
  return (
    <>
      <p className="text-muted">
        {t.rich('claim', { b: (words) => <strong className="text-ink">{words}</strong> })}
      </p>
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      <div className="mt-auto flex flex-col gap-3">
        {deepLink && (
          <ButtonLink href={deepLink}>
            <Send className="size-5 shrink-0" />
            {t('openTelegram')}
          </ButtonLink>
        )}
        {!deepLink && !error && <Skeleton className="h-12 w-full rounded-xl" />}
        <QrOf link={deepLink} />
        <Button kind={deepLink ? 'plain' : 'quiet'} busy={renewal.isPending} onClick={() => renewal.mutate()}>
          {deepLink ? t('newLink') : common('tryAgain')}
        </Button>
      </div>
    </>
  );
}
