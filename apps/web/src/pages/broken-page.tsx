import { Button } from '../components/button.tsx';
import { MessageCard } from '../components/message-card.tsx';
import { Page } from '../components/page.tsx';

/** When the app itself could not start or went on no further. */
export function BrokenPage() {
  return (
    <Page title="Something broke" announcement="This page could not be shown.">
      <MessageCard tone="bad" icon="warning" title="This page could not be shown">
        <p className="text-muted">
          Nothing is lost: what you paid or set up is kept by the server. Loading the page again usually
          helps.
        </p>
        <Button className="mt-auto" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </MessageCard>
    </Page>
  );
}
