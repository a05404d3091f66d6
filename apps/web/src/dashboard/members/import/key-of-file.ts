/** The same file read in the same way has the same key: it is imported once, however often it is sent. */
export async function keyOfFile(csv: string, columns: Record<string, string>): Promise<string> {
  const read = JSON.stringify(Object.entries(columns).sort());
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${read}\n${csv}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
