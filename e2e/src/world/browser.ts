import { createApi } from './api.ts';

/** A buyer's browser: it keeps the cookie of its purchases. */
export function createBrowser(apiUrl: string, webUrl: string) {
  let cookie = '';
  const keep = async (response: Response): Promise<Response> => {
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (set.length > 0) cookie = set.join('; ');
    return response;
  };
  return createApi(apiUrl, {}, (input, init) =>
    fetch(input as string, {
      ...(init as RequestInit),
      headers: {
        ...(init?.headers as Record<string, string>),
        origin: webUrl,
        ...(cookie ? { cookie } : {}),
      },
    }).then(keep),
  );
}
