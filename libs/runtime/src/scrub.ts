/**
 * Patterns that must not begin inside a JSON escape such as \n or \u00e9: what would be left of it is no JSON.
 */
const notInEscape = String.raw`(?<!\\|\\u[0-9a-f]{0,3})`;

const rules: readonly (readonly [RegExp, string])[] = [
  [/(\/bot\d+):[\w-]+/g, '$1:[redacted]'],
  [/(\d{5,}):[\w-]{20,}/g, '$1:[redacted]'],
  [/\b(sk|rk)_(test|live)_\w+/g, '$1_$2_[redacted]'],
  [/\bwhsec_[\w+/=]+/g, 'whsec_[redacted]'],
  [/(\/\/[^\s:/@"\\]*):[^\s/@"\\]+@/g, '$1:[redacted]@'],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/\b(t\.me|telegram\.me)\/(\+|joinchat\/)[\w-]+/gi, '$1/[redacted]'],
  [new RegExp(String.raw`${notInEscape}[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}\b`, 'gi'), '[e-mail]'],
];

/** Takes bot tokens, keys, passwords in addresses, invite links and e-mail addresses out of a finished log line. */
export function scrub(line: string): string {
  let clean = line;
  for (const [pattern, replacement] of rules) clean = clean.replace(pattern, replacement);
  return clean;
}
