/** Messages a bot may send in a second (Telegram: Bots FAQ, "My bot is hitting limits"). */
const perSecond = 30;

/** @returns whether one more message is within the pace; windows of a second, as they begin. */
export function createMessagePace(): (now: number) => boolean {
  let windowEndsAt = 0;
  let taken = 0;
  return (now) => {
    if (now >= windowEndsAt) {
      windowEndsAt = now + 1000;
      taken = 0;
    }
    taken += 1;
    return taken <= perSecond;
  };
}
