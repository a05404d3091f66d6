const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;
/** Heartbeats come every few seconds: below this a number would only flicker. */
const justNowSeconds = 5;

/** How long ago a moment was, in words; null: just now. Both moments are the server's, whose clock may be moved. */
export function formatAgo(at: string, now: string, locale: string): string | null {
  const seconds = Math.round((Date.parse(now) - Date.parse(at)) / 1000);
  if (seconds < justNowSeconds) return null;
  const step = steps.find((each) => seconds >= each.seconds) ?? steps[3];
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(seconds / step.seconds), step.unit);
}
