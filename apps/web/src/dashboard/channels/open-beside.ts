/**
 * A page beside this one whose address has yet to be asked for: browsers let only that through which a click opens at once.
 */
export function openBeside(): { to(url: string): void; close(): void } {
  const tab = window.open('', '_blank');
  return {
    to: (url) => {
      if (!tab) return window.location.assign(url);
      tab.opener = null;
      tab.location.replace(url);
    },
    close: () => tab?.close(),
  };
}
