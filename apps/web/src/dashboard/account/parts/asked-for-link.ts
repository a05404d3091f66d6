const name = 'latchkey.asked-for-link';
/** As long as a link is good for. */
const lifeMs = 15 * 60_000;

/**
 * Whether this browser has asked for a link to sign in. Only then does the link sign in by itself: programs that look into
 * mails open links too, and would use it up, or somebody could be signed in to another's account without noticing.
 */
export const askedForLink = {
  note(): void {
    try {
      window.localStorage.setItem(name, String(Date.now()));
    } catch {
      // Kept nowhere: the link asks for a press of a button.
    }
  },
  read(): boolean {
    try {
      return Date.now() - Number(window.localStorage.getItem(name) ?? 0) < lifeMs;
    } catch {
      return false;
    }
  },
};
