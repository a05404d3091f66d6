import type { SellerIdentity } from '@latchkey/contracts/shop/seller-identity';
import { useLocale, useTranslations } from 'use-intl';

interface Props {
  creator: { name: string; identity: SellerIdentity | null };
}

/** Who sells, as the law wants it said before an order. */
export function Seller({ creator: { name, identity } }: Props) {
  const t = useTranslations('creator');
  const locale = useLocale();
  if (!identity) return <p className="text-sm text-muted">{t('noIdentity', { name })}</p>;
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(identity.country);
  return (
    <div className="flex flex-col gap-1 text-sm text-muted">
      <address className="not-italic">
        <strong className="font-semibold text-ink">{identity.legalName}</strong>
        {[...identity.address.split('\n'), country].map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
        <a href={`mailto:${identity.email}`} className="underline underline-offset-4 hover:text-ink">
          {identity.email}
        </a>
        {identity.phone && <span className="block">{identity.phone}</span>}
        {identity.vatId && <span className="block">{t('vatId', { id: identity.vatId })}</span>}
      </address>
      <p className="mt-1">{identity.trader ? t('trader') : t('private')}</p>
    </div>
  );
}
