import { ButtonLink } from '../components/button-link.tsx';
import { MessageCard } from '../components/message-card.tsx';
import { Page } from '../components/page.tsx';

export function NotFoundPage() {
  return (
    <Page title="Not found">
      <MessageCard tone="idle" icon="question" title="There is nothing at this address">
        <p className="text-muted">
          The link may be old or not complete. If it came from a seller or a bot, open it there once more.
        </p>
        <ButtonLink kind="quiet" href="/" className="mt-auto">
          To the start page
        </ButtonLink>
      </MessageCard>
    </Page>
  );
}
