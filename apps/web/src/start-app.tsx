import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type Config, readConfig } from './api/read-config.ts';
import { BrokenPage } from './components/broken-page.tsx';
import { preferredLocale } from './messages/locale.ts';
import { type LoadMessages, MessagesProvider } from './messages/messages-provider.tsx';
import { applyTheme, storedTheme } from './theme/theme.ts';

/** Starts one bundle: its words and this deployment's addresses first, then its pages. */
export async function startApp(
  loadMessages: LoadMessages,
  app: (config: Config) => ReactNode,
): Promise<void> {
  const container = document.getElementById('root');
  if (!container) throw new Error('the page has no #root');
  applyTheme(storedTheme());
  const root = createRoot(container);
  const locale = preferredLocale();
  const [messages, config] = await Promise.all([loadMessages(locale), readConfig().catch(noConfig)]);
  root.render(
    <StrictMode>
      <MessagesProvider locale={locale} messages={messages} load={loadMessages}>
        {config ? app(config) : <BrokenPage />}
      </MessagesProvider>
    </StrictMode>,
  );
}

function noConfig(error: unknown): null {
  console.error(error);
  return null;
}
