import { useTranslations } from 'use-intl';
import { QrCode } from '../../../components/qr-code.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';

/** A link as a QR code, for who buys at a desk and has Telegram in a pocket. On a phone there is nothing to scan. */
export function QrOf({ link }: { link: string | undefined }) {
  const t = useTranslations('order');
  return (
    <figure className="hidden items-center gap-4 rounded-xl bg-sunken p-4 sm:flex">
      {link ? (
        <QrCode text={link} label={t('qr')} className="size-32 shrink-0" />
      ) : (
        <Skeleton className="size-32 shrink-0" />
      )}
      <figcaption className="text-sm text-muted">{t('scan')}</figcaption>
    </figure>
  );
}
