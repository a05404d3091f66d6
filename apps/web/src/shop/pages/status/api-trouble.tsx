import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** What to do when nothing can be said about the stack because the api does not say it. */
export function ApiTrouble({ apiUrl, answered }: { apiUrl: string; answered: boolean }) {
  const t = useTranslations('status.trouble');
  const code = (words: ReactNode) => <Code>{words}</Code>;
  if (answered) return <p>{t.rich('answered', { url: apiUrl, code })}</p>;
  return (
    <div className="flex flex-col gap-4">
      <p>{t.rich('none', { url: apiUrl, code })}</p>
      <ol className="list-decimal space-y-3 pl-5 text-muted marker:font-semibold">
        <li>{t.rich('running', { code })}</li>
        <li>{t.rich('address', { code })}</li>
        <li>{t.rich('origin', { code })}</li>
      </ol>
    </div>
  );
}

function Code({ children }: { children: ReactNode }) {
  return (
    <code className="rounded bg-sunken px-1.5 py-0.5 text-[0.9em] text-ink wrap-anywhere">{children}</code>
  );
}
