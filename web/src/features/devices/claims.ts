import type { DevicesClaim } from "../../api/types";
import { sha256, toHex, utf8 } from "../../proof/bytes";

/** Devices in one registration. */
export const MAX_REGISTERED = 100;

/** A device to be registered, by the code that is on it. */
export interface Coded {
  code: string;
  label: string;
  model: string;
  group: string;
}

export type ReadDevices = { ok: true; devices: Coded[] } | { ok: false; error: string };

/**
 * Reads lines of `code,label,model,group`, of which all but the code may be left out; a first line
 * that begins with `code` is a heading. Fields may stand in double quotes (RFC 4180).
 */
export function readDevices(text: string): ReadDevices {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const devices: Coded[] = [];
  for (const [i, line] of lines.entries()) {
    if (line === "" || (i === 0 && /^"?code"?(,|$)/i.test(line))) {
      continue;
    }
    const fields = fieldsOf(line);
    const error = fields ? wrongOf(fields) : "the quotes do not match.";
    if (!fields || error) {
      return { ok: false, error: `Line ${i + 1}: ${error}` };
    }
    const [code = "", label = "", model = "", group = ""] = fields;
    if (devices.some((one) => one.code === code)) {
      return { ok: false, error: `Line ${i + 1}: the code is there already.` };
    }
    devices.push({ code, label, model, group });
  }
  if (devices.length === 0 || devices.length > MAX_REGISTERED) {
    return { ok: false, error: `Give 1 to ${MAX_REGISTERED} devices, a line each.` };
  }
  return { ok: true, devices };
}

function fieldsOf(line: string): string[] | null {
  const fields: string[] = [];
  let rest = line;
  for (;;) {
    const match = /^\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/.exec(rest);
    if (!match) {
      return null;
    }
    fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? "").trim());
    if (match[3] === "") {
      return fields;
    }
    rest = rest.slice(match[0].length);
  }
}

function wrongOf([code = "", label = "", model = "", group = "", ...more]: string[]): string {
  if (more.length > 0) {
    return "there are more than code, label, model and group.";
  }
  if (!/^[!-~]{16,128}$/.test(code)) {
    return "a code has 16 to 128 characters of ASCII without spaces.";
  }
  if (label.length > 120 || model.length > 120) {
    return "label and model have at most 120 characters.";
  }
  return /^([a-z0-9][a-z0-9_-]{0,39})?$/.test(group)
    ? ""
    : "a group has up to 40 small letters, digits, _ or -.";
}

/** What is signed of devices: hashes in the place of their codes, which nobody else learns. */
export function claimsOf(devices: readonly Coded[]): Promise<DevicesClaim[]> {
  return Promise.all(
    devices.map(async ({ code, ...rest }) => ({ claim: toHex(await sha256(utf8(code))), ...rest })),
  );
}
