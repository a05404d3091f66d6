/** Where a link into Telegram leads: inside the sandbox, where there is one, nobody is asked to have the app. */
export function inSandbox(link: string, sandboxUrl: string | null): string {
  if (sandboxUrl === null) return link;
  const { pathname, searchParams, search } = new URL(link);
  if (searchParams.has('startchannel') || searchParams.has('startgroup')) return `${sandboxUrl}/telegram`;
  return `${sandboxUrl}/t${pathname}${search}`;
}
