/** How the pages look: as the system says, or as the person chose. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const name = 'latchkey.theme';

/** What this browser was told. */
export function storedTheme(): Theme {
  const stored = readStored();
  return themes.find((each) => each === stored) ?? 'system';
}

/** Shows the pages in a theme from now on; kept in this browser. */
export function setTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    window.localStorage.setItem(name, theme);
  } catch {
    // A browser that keeps nothing shows the choice until the page is left.
  }
}

/** Called before the first paint with what is stored. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}

function readStored(): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}
