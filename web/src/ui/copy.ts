import { tell } from "./toasts";

/** Puts a text where it can be pasted from, and says so. */
export async function copy(text: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  tell(said);
}
