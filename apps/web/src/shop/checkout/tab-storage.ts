const fallback = new Map<string, string>();

/** The tab's session storage; memory of the page where the browser refuses storage. */
export const tabStorage = {
  getItem(name: string): string | null {
    try {
      return window.sessionStorage.getItem(name);
    } catch {
      return fallback.get(name) ?? null;
    }
  },
  setItem(name: string, value: string): void {
    try {
      window.sessionStorage.setItem(name, value);
    } catch {
      fallback.set(name, value);
    }
  },
};
