import { encode } from 'uqr';
import { useTranslations } from 'use-intl';
import { Skeleton } from '../../../components/skeleton.tsx';

/** A link as a QR code, for who buys at a desk and has Telegram in a pocket. On a phone there is nothing to scan. */
export function QrOf({ link }: { link: string | undefined }) {
  const t = useTranslations('order');
  return (
    <figure className="hidden items-center gap-4 rounded-xl bg-sunken p-4 sm:flex">
      {link ? <Qr text={link} label={t('qr')} /> : <Skeleton className="size-32 shrink-0" />}
      <figcaption className="text-sm text-muted">{t('scan')}</figcaption>
    </figure>
  );
}

/** Dark on light in either scheme: cameras want it so. */
function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2, ecc: 'M' });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-32 shrink-0 rounded-lg"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}
