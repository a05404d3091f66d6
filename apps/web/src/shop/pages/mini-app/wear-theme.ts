/** Which of Telegram's colours takes the place of which of ours. */
const places: Readonly<Record<string, readonly string[]>> = {
  bg_color: ['--page', '--surface'],
  secondary_bg_color: ['--sunken'],
  text_color: ['--ink'],
  hint_color: ['--muted'],
  button_color: ['--accent', '--accent-strong'],
  button_text_color: ['--on-accent'],
};

/** Has the page look like the Telegram around it; what Telegram does not say stays ours. */
export function wearTheme(theme: Readonly<Record<string, string>>): void {
  const { style } = document.documentElement;
  for (const [name, tokens] of Object.entries(places)) {
    const colour = theme[name];
    if (colour) for (const token of tokens) style.setProperty(token, colour);
  }
}
