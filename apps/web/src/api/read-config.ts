/** What differs between deployments of one build. */
export interface Config {
  apiUrl: string;
}

/** Reads `/config.json`, which the page's head has asked for already. */
export async function readConfig(): Promise<Config> {
  const response = await fetch('/config.json', { credentials: 'same-origin' });
  const config: unknown = response.ok ? await response.json() : null;
  if (!isConfig(config)) throw new Error(`/config.json is not usable (HTTP ${response.status})`);
  return config;
}

function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && 'apiUrl' in value && typeof value.apiUrl === 'string';
}
