import { createQueryClient } from '../api/create-query-client.ts';
import type { Locale } from '../messages/locale.ts';
import { startApp } from '../start-app.tsx';
import { allowInjectedStyles } from '../theme/allow-injected-styles.ts';
import { DashboardApp } from './app.tsx';
import { createStreamingClient } from './live/create-streaming-client.ts';
import { createAuthClient } from './session/auth-client.ts';

const messages = {
  en: async () => (await import('../messages/en/dashboard.ts')).dashboardMessages,
  fr: async () => (await import('../messages/fr/dashboard.ts')).dashboardMessages as never,
} as const;

allowInjectedStyles();
await startApp(
  (locale: Locale) => messages[locale](),
  ({ apiUrl }) => (
    <DashboardApp
      client={createStreamingClient(apiUrl)}
      queryClient={createQueryClient()}
      auth={createAuthClient(apiUrl)}
    />
  ),
);
