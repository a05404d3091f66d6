import { CircleHelp } from 'lucide-react';
import { MessageCard } from '../../../components/message-card.tsx';
import { Page } from '../../../components/page.tsx';

export function UnknownPlan() {
  return (
    <Page title="Unknown plan" announcement="This plan does not exist.">
      <MessageCard tone="idle" icon={CircleHelp} title="This plan does not exist">
        <p className="text-muted">
          It may have been taken away, or the link is not complete. Nothing was charged. Ask the seller for
          the link, or open it in the bot once more.
        </p>
      </MessageCard>
    </Page>
  );
}
