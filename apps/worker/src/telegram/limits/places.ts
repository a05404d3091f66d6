/** Places for calls under way, so many for each key. */
export interface Places {
  /** @returns how to leave again; null when none has become free in time */
  enter(key: string, count: number): Promise<(() => void) | null>;
}

interface Room {
  taken: number;
  /** Told when a place has become theirs, oldest first. */
  waiting: (() => void)[];
}

/** @param options.patienceMs how long a place is waited for */
export function createPlaces({ patienceMs }: { patienceMs: number }): Places {
  const rooms = new Map<string, Room>();

  const leave = (key: string, room: Room) => {
    const next = room.waiting.shift();
    if (next) return next();
    room.taken -= 1;
    if (room.taken === 0) rooms.delete(key);
  };

  return {
    enter: async (key, count) => {
      const room = rooms.get(key) ?? { taken: 0, waiting: [] };
      rooms.set(key, room);
      if (room.taken < count) room.taken += 1;
      else if (!(await placeIn(room, patienceMs))) return null;
      return () => leave(key, room);
    },
  };
}

/** Waits for somebody to hand their place on. */
function placeIn(room: Room, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const take = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      room.waiting.splice(room.waiting.indexOf(take), 1);
      resolve(false);
    }, patienceMs);
    room.waiting.push(take);
  });
}
