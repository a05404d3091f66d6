/**
 * Links to the web app that carry a credential. It stands behind the `#`: browsers do not send that part, so it is in no
 * server's log and in no `Referer`.
 */
export function pageLinks(publicWebUrl: string) {
  const page = (path: string, token: string, next?: string | null) => {
    const url = new URL(`${publicWebUrl}${path}`);
    if (next) url.searchParams.set('next', next);
    url.hash = `token=${encodeURIComponent(token)}`;
    return url.toString();
  };
  return {
    /** `next`: the page to go on with; a path of ours, or it is left out. */
    magicLink: (token: string, next: string | null) => page('/magic', token, ownPath(next, publicWebUrl)),
    verifyEmail: (token: string) => page('/verify-email', token),
    resetPassword: (token: string) => page('/reset-password', token),
    forgotPassword: `${publicWebUrl}/forgot-password`,
    invitation: (token: string) => `${publicWebUrl}/invitation/${encodeURIComponent(token)}`,
  };
}

function ownPath(next: string | null, publicWebUrl: string): string | null {
  if (!next?.startsWith('/') || !URL.canParse(next, publicWebUrl)) return null;
  const url = new URL(next, publicWebUrl);
  return url.origin === new URL(publicWebUrl).origin ? `${url.pathname}${url.search}` : null;
}
