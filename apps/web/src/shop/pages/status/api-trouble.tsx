import type { ReactNode } from 'react';

/** What to do when nothing can be said about the stack because the api does not say it. */
export function ApiTrouble({ apiUrl, answered }: { apiUrl: string; answered: boolean }) {
  if (answered) {
    return (
      <p>
        The api at <Code>{apiUrl}</Code> answers, but could not say how it is. Its log has the reason.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p>
        No answer from <Code>{apiUrl}</Code>. This page goes on by itself as soon as there is one.
      </p>
      <ol className="list-decimal space-y-3 pl-5 text-muted marker:font-semibold">
        <li>
          Is it running? <Code>npm start</Code> starts everything; where it runs by itself, its log says why
          it stopped.
        </li>
        <li>
          Is the address right, as seen from this browser? It is the variable <Code>PUBLIC_API_URL</Code> of
          the web process.
        </li>
        <li>
          Does the api know this page's address? It answers only the one in its variable{' '}
          <Code>PUBLIC_WEB_URL</Code>.
        </li>
      </ol>
    </div>
  );
}

function Code({ children }: { children: ReactNode }) {
  return (
    <code className="rounded bg-sunken px-1.5 py-0.5 text-[0.9em] text-ink wrap-anywhere">{children}</code>
  );
}
