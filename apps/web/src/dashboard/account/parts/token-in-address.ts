/** The credential of a mail's link: it stands behind the `#`, so no server has seen it. Empty when there is none. */
export function tokenInAddress(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}
