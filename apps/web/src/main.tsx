import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApiClient } from './api/create-api-client.ts';
import { createQueryClient } from './api/create-query-client.ts';
import { readConfig } from './api/read-config.ts';
import { App } from './app.tsx';
import { BrokenPage } from './pages/broken-page.tsx';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
const root = createRoot(container);

try {
  const { apiUrl } = await readConfig();
  root.render(
    <StrictMode>
      <App apiUrl={apiUrl} client={createApiClient(apiUrl)} queryClient={createQueryClient()} />
    </StrictMode>,
  );
} catch (error) {
  console.error(error);
  root.render(<BrokenPage />);
}
