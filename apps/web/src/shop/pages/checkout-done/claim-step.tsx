import { Send } from 'lucide-react';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useClaimLink } from '../../checkout/use-claim-link.ts';

/** The buyer shows, by opening the bot, which Telegram account will enter. */
export function ClaimStep({ orderId }: { orderId: string }) {
  const explain = useExplainError();
  const { deepLink, error, renewal } = useClaimLink(orderId);
  return (
    <>
      <p className="text-muted">
        Open Telegram with the account that shall enter, and press <strong className="text-ink">Start</strong>
        . This page goes on by itself.
      </p>
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      <div className="mt-auto flex flex-col gap-3">
        {deepLink && (
          <ButtonLink href={deepLink}>
            <Send className="size-5 shrink-0" />
            Open Telegram
          </ButtonLink>
        )}
        {!deepLink && !error && <Skeleton className="h-12 w-full rounded-xl" />}
        <Button kind={deepLink ? 'plain' : 'quiet'} busy={renewal.isPending} onClick={() => renewal.mutate()}>
          {deepLink ? 'The link does not work? Make a new one' : 'Try again'}
        </Button>
      </div>
    </>
  );
}
