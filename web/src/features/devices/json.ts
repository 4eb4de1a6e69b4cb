/** Characters of a twin's JSON, and of a command's arguments. */
const MAX_JSON = 8 * 1024;

/** JSON on several lines; as it is if it is none. */
export function pretty(json: string): string {
  try {
    return json === "" ? "" : JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** Why a text is no JSON object that can be signed; empty if it is one. */
export function objectError(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return "Write an object, in braces.";
    }
    return JSON.stringify(value).length > MAX_JSON ? "At most 8,192 characters." : "";
  } catch {
    return "This is no JSON.";
  }
}
