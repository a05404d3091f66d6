import type { LegalPage as LegalPageName } from '@latchkey/contracts/shop/legal';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { LegalBody } from '../../../components/legal-body.tsx';
import { NotFoundPage } from '../../../components/not-found-page.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import { LegalLinks, legalPages } from '../../frame/legal-links.tsx';
import { ShopFrame } from '../../frame/shop-frame.tsx';
import { isUnknown, Trouble, Unknown } from '../../frame/trouble.tsx';

/** One of a creator's texts. */
export function LegalPage({ creator, page }: { creator: string; page: string }) {
  const known = legalPages.find((each) => each === page);
  return known ? <KnownPage creator={creator} page={known} /> : <NotFoundPage />;
}

function KnownPage({ creator: slug, page }: { creator: string; page: LegalPageName }) {
  const trpc = useTRPC();
  const t = useTranslations('legal');
  const words = useTranslations('creator');
  const { locale } = useLanguage();
  const { day } = useFormat();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.shop.legal.queryOptions({ creator: slug, page, locale }, { placeholderData: (shown) => shown }),
  );
  if (error && isUnknown(error)) return <Unknown title={words('unknown')} text={words('unknownText')} />;
  if (error) {
    return <Trouble title={words('failed')} error={error} busy={isFetching} onRetry={() => void refetch()} />;
  }
  const title = t(`pages.${page}`);
  if (!data) {
    return (
      <ShopFrame title={title} width="medium" loading>
        <p className="sr-only">{t('loading')}</p>
        <Skeleton className="h-7 w-full max-w-sm" />
        <Skeleton className="h-160 w-full rounded-2xl" />
      </ShopFrame>
    );
  }
  const { creator, body, version, since } = data;
  return (
    <ShopFrame title={`${title} · ${creator.name}`} creator={creator} width="medium">
      <LegalLinks creator={creator} current={page} />
      <Card className="flex flex-col gap-5">
        <Heading>{title}</Heading>
        <LegalBody body={body} />
        {version !== null && since !== null && (
          <p className="border-t border-line pt-4 text-sm text-muted">
            {t('version', { version, date: day(since) })}
          </p>
        )}
      </Card>
    </ShopFrame>
  );
}
