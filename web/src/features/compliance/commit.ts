/**
 * What the log has instead of a reason: SHA-256, in hex, over a random salt and a text. Here the salt
 * is the id of a case or of an act, which nobody could guess before it was there.
 */
export async function commitTo(salt: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`tallystick.compliance/v1\n${salt}\n${text}`);
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
