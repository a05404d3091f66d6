const secret = /\b(?:sk|rk|pk|whsec|seti|pi|cs)_[\w*]+(?:_secret_\w+)?/g;
const botToken = /\b\d{6,}:[\w-]{30,}/g;
const email = /[^\s<>"'()]+@[^\s<>"'()]+\.[^\s<>"'()]+/g;
const longest = 400;

/** A provider's message without keys, client secrets and e-mail addresses, fit for a log. */
export function scrub(message: string): string {
  return message
    .slice(0, longest)
    .replace(secret, (match) => (keepsNothingSecret(match) ? match : '[secret]'))
    .replace(botToken, '[secret]')
    .replace(email, '[email]');
}

// Ids of payments and sessions are needed to find a fault; only their client secrets are secret.
function keepsNothingSecret(match: string): boolean {
  return /^(?:seti|pi|cs)_/.test(match) && !match.includes('_secret_');
}
