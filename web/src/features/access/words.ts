import { messageOf, Problem } from "../../api/problem";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** What a wallet says when its owner declines (https://eips.ethereum.org/EIPS/eip-1193). */
const DECLINED = 4001;

/** Where the venue's own sentence is made for programs, this one is for people. */
const SENTENCES: Record<string, string> = {
  "too-many-tries": "That was tried too often.",
  "sign-in-busy": "Many people are signing in just now.",
  "step-up-required": "This wants your second factor, shown within the last five minutes.",
  "second-factor-required": "You are half signed in: show the second factor first.",
  "no-second-factor": "You have no authenticator yet: set one up first.",
  "not-signed-in": "The session has ended: sign in again.",
  "not-begun": "The secret was not taken up in time: begin again.",
  csrf: "Another tab has signed in anew: try once more.",
  "sessions-unavailable": "Nobody can be signed in right now. Signed acts work as ever.",
  "no-mail": "This venue sends no letters: sign in in another way, and set a password then.",
  "link-ended": "This link was used, is too old, or is not whole: have another one sent.",
  "challenge-unknown": "That took too long: try once more.",
  "wrong-signature": "This is not what was to be signed, or another account signed it.",
};

/** What went wrong, in one sentence for whoever signs in. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Problem) {
    return SENTENCES[error.code] ?? error.message;
  }
  if (error instanceof DOMException) {
    return byAuthenticator(error);
  }
  if (typeof error === "object" && error !== null && "code" in error) {
    return error.code === DECLINED ? "The wallet was told not to sign." : saidBy(error);
  }
  return messageOf(error);
}

/** The errors of https://www.w3.org/TR/webauthn-3/#sctn-createCredential-exceptions. */
function byAuthenticator(error: DOMException): string {
  switch (error.name) {
    case "NotAllowedError":
      return "No passkey was shown: it was declined, or took too long.";
    case "InvalidStateError":
      return "This device has a passkey of your account already.";
    case "SecurityError":
      return "Passkeys work here only by the venue's own name and with HTTPS.";
    default:
      return error.message;
  }
}

function saidBy(error: object): string {
  return "message" in error ? String(error.message) : "The wallet gave no answer.";
}

/** A time to wait, in its two largest parts. */
export function waitInWords(seconds: number): string {
  if (seconds < MINUTE) {
    return counted(seconds, "second");
  }
  const [large, small] =
    seconds < HOUR
      ? [counted(Math.floor(seconds / MINUTE), "minute"), counted(seconds % MINUTE, "second")]
      : [
          counted(Math.floor(seconds / HOUR), "hour"),
          counted(Math.floor((seconds % HOUR) / MINUTE), "minute"),
        ];
  return small.startsWith("0 ") ? large : `${large} and ${small}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** What happened to an account, as the history tells it. */
const HAPPENED: Record<string, string> = {
  "sign-up": "The account was made",
  "sign-in": "Signed in",
  "sign-in-refused": "A wrong password was tried",
  "second-factor": "The second factor was shown",
  "second-factor-refused": "A wrong second factor was tried",
  "recovery-code-used": "A recovery code was used",
  "sign-out": "Signed out",
  "session-ended": "A session was ended",
  "session-stolen": "A session was ended because its cookie came from another program",
  "totp-set": "An authenticator was set up",
  "recovery-codes-made": "New recovery codes were made",
  "password-changed": "The password was changed",
  "wallet-added": "A wallet was added",
  "wallet-removed": "A wallet was removed",
  "passkey-added": "A passkey was added",
  "passkey-removed": "A passkey was removed",
  "passkey-cloned": "A passkey counted backwards: it may be at two places",
  "key-wrapped": "A key was wrapped under a passkey",
  "privileged-action": "An act changed keys or roles",
};

/** Acts that somebody else may have tried. */
const ALARMING = new Set([
  "sign-in-refused",
  "second-factor-refused",
  "session-stolen",
  "passkey-cloned",
]);

export function happened(act: string): { text: string; alarming: boolean } {
  const text = HAPPENED[act] ?? act.replaceAll("-", " ");
  return { text, alarming: ALARMING.has(act) };
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/\b(iPhone|iPad|iPod)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** A program by the name that people know, of what it calls itself in `User-Agent`. */
export function device(agent: string): string {
  const find = (all: [RegExp, string][]) => all.find(([sign]) => sign.test(agent))?.[1];
  const browser = find(BROWSERS);
  const system = find(SYSTEMS);
  if (browser && system) {
    return `${browser} on ${system}`;
  }
  return browser ?? system ?? (agent.split(/[/ ]/)[0]?.slice(0, 40) || "Unknown program");
}
