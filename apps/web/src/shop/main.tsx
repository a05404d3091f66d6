import { createApiClient } from '../api/create-api-client.ts';
import { createQueryClient } from '../api/create-query-client.ts';
import type { Locale } from '../messages/locale.ts';
import { startApp } from '../start-app.tsx';
import { ShopApp } from './app.tsx';

const messages = {
  en: async () => (await import('../messages/en/shop.ts')).shopMessages,
  fr: async () => (await import('../messages/fr/shop.ts')).shopMessages as never,
} as const;

await startApp(
  (locale: Locale) => messages[locale](),
  ({ apiUrl }) => (
    <ShopApp apiUrl={apiUrl} client={createApiClient(apiUrl)} queryClient={createQueryClient()} />
  ),
);
