interface Addresses {
  publicApiUrl: string;
  publicWebUrl: string;
}

/** Where Telegram on the web shows Mini Apps: in a frame. */
const telegramFrames = ['https://web.telegram.org', 'https://*.telegram.org'];

/**
 * Headers of every answer. The content security policy lets the page load itself and call the api, nothing else.
 * The referrer is the origin alone: a plan's link may carry an identity token.
 */
export function securityHeaders({ publicApiUrl, publicWebUrl }: Addresses): Record<string, string> {
  const https = publicWebUrl.startsWith('https://');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${new URL(publicApiUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'strict-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/**
 * The policy of one page: styles with its nonce are let in besides, for the primitives that inject one. A nonce is good for one
 * answer only.
 */
export function nonceIn(headers: Record<string, string>, nonce: string): string {
  return String(headers['content-security-policy']).replace(
    "style-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
  );
}

/** The headers of the Mini App's page, the only one that may be in a frame: of Telegram on the web, or of the sandbox. */
export function inTelegram(
  headers: Record<string, string>,
  publicSandboxUrl: string | null,
): Record<string, string> {
  const frames = [...telegramFrames, ...(publicSandboxUrl ? [new URL(publicSandboxUrl).origin] : [])];
  const { 'x-frame-options': _none, ...others } = headers;
  return {
    ...others,
    'content-security-policy': String(headers['content-security-policy']).replace(
      "frame-ancestors 'none'",
      `frame-ancestors ${frames.join(' ')}`,
    ),
  };
}
