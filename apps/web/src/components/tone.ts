/** What a state means to the person who looks: never told by colour alone. */
export type Tone = 'ok' | 'warn' | 'bad' | 'idle';

export const toneStyle = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  idle: 'bg-idle-soft text-idle',
} as const satisfies Record<Tone, string>;
