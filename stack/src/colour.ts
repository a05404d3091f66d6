const codes = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36, grey: 90, bold: 1 } as const;

export type Colour = keyof typeof codes;

/** Text in a colour, where the output is a terminal and NO_COLOR is not set. */
export function colour(name: Colour, text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${codes[name]}m${text}\u001b[0m` : text;
}
