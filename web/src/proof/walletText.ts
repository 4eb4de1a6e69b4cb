import { type Bytes, fromUtf8, sha256, toHex } from "./bytes";

/** Bytes of the longest message that a wallet signs: its owner is to read it. */
export const MAX_WALLET_BYTES = 16 * 1024;

const BEFORE = "I sign this at Tallystick:\n\n";
const AFTER = "\n\nSHA-256 of the exact bytes: ";
const MAX_INDENTED = 8;

// Controls, separators of lines, what has no width, and what turns the direction of text.
const TREACHEROUS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/**
 * The text that a wallet shows and signs in the place of a message: the message laid out, one
 * member a line, and the hash of its exact bytes. The same as the kernel's `WalletText`, which says
 * how and why. Throws for what is not UTF-8 or too long for anybody to read.
 */
export async function walletText(message: Bytes): Promise<string> {
  if (message.length > MAX_WALLET_BYTES) {
    throw new Error(`a wallet signs at most ${MAX_WALLET_BYTES} bytes`);
  }
  return BEFORE + layout(fromUtf8(message)) + AFTER + toHex(await sha256(message));
}

/** Lays a text out as JSON, whatever it is; nothing in a string moves. */
function layout(text: string): string {
  let out = "";
  let depth = 0;
  let inString = false;
  let escaped = false;
  const line = () => `\n${"  ".repeat(Math.min(depth, MAX_INDENTED))}`;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (inString) {
      out += shown(c);
      inString = escaped || c !== '"';
      escaped = !escaped && c === "\\";
    } else if (c === "{" || c === "[") {
      depth++;
      out += c + line();
    } else if (c === "}" || c === "]") {
      depth = Math.max(0, depth - 1);
      out += line() + c;
    } else if (c === ",") {
      out += c + line();
    } else if (c === ":") {
      out += ": ";
    } else if (depth === 0 && c === "\n") {
      out += c;
    } else if (depth === 0 || !" \t\r\n".includes(c)) {
      inString = c === '"';
      out += shown(c);
    }
  }
  return out;
}

function shown(c: string): string {
  return TREACHEROUS.test(c) ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : c;
}
