/** A variable that whoever starts a server of the benchmark sets. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this script is started by the benchmark`);
  return value;
}

export const optional = (name: string): string | undefined => process.env[name] || undefined;
