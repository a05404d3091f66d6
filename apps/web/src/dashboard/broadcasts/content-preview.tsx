import type { ContentButton, ContentSpan } from '@latchkey/contracts/broadcast/content';
import { useTranslations } from 'use-intl';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** A message as Telegram shows it: its bubble, and below it the buttons. */
export function ContentPreview({
  content,
  button,
}: {
  content: readonly ContentSpan[];
  button: ContentButton | null;
}) {
  const t = useTranslations('broadcasts');
  const { name } = useOrganisation();
  return (
    <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-1.5">
      <p className="mb-1 text-sm font-semibold text-muted">{t('preview')}</p>
      <div className="max-w-md rounded-2xl rounded-bl-md bg-sunken p-4 break-words whitespace-pre-wrap">
        {content.length === 0 ? <span className="text-muted">{t('nothingYet')}</span> : content.map(Piece)}
      </div>
      {button && <PreviewButton>{button.text}</PreviewButton>}
      <PreviewButton>{t('stop', { name })}</PreviewButton>
    </section>
  );
}

function PreviewButton({ children }: { children: string }) {
  return (
    <span className="max-w-md truncate rounded-xl border border-line bg-surface px-4 py-2.5 text-center font-semibold text-accent">
      {children}
    </span>
  );
}

function Piece({ text, bold, italic, url }: ContentSpan, index: number) {
  const look = `${bold ? 'font-bold' : ''} ${italic ? 'italic' : ''}`;
  if (!url)
    return (
      <span key={index} className={look}>
        {text}
      </span>
    );
  return (
    <a
      key={index}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className={`text-accent underline ${look}`}
    >
      {text}
    </a>
  );
}
