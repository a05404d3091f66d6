/** Messages a bot may send in a second (Telegram: Bots FAQ, "My bot is hitting limits"). */
const perSecond = 30;

/** @returns whether one more message of a bot is within its pace; windows of a second, as they begin. */
export function createMessagePace(): (bot: number, now: number) => boolean {
  const windows = new Map<number, { endsAt: number; taken: number }>();
  return (bot, now) => {
    const known = windows.get(bot);
    const window = known && now < known.endsAt ? known : { endsAt: now + 1000, taken: 0 };
    windows.set(bot, window);
    window.taken += 1;
    return window.taken <= perSecond;
  };
}
