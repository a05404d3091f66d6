import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';

interface Props {
  provider: 'stripe' | 'stars';
  providerId: string;
  url?: string | null;
}

/** What it is called at the provider, and where it is seen there. */
export function ProviderId({ provider, providerId, url }: Props) {
  const t = useTranslations('money');
  const name = provider === 'stars' ? t('stars') : providerId;
  if (!url) {
    return (
      <code className="block max-w-36 truncate text-sm text-muted" title={providerId}>
        {name}
      </code>
    );
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={t('atStripe')}
      className="flex max-w-36 items-center gap-1.5 text-sm text-accent underline-offset-4 hover:underline"
    >
      <code className="truncate">{name}</code>
      <ExternalLink className="size-3.5 shrink-0" aria-label={t('atStripe')} />
    </a>
  );
}
