import { expect, test } from "vitest";
import { Problem } from "../../../src/api/problem";
import { codeSheet, grouped } from "../../../src/features/access/codes";
import { device, happened, sentenceFor, waitInWords } from "../../../src/features/access/words";

test("a time to wait is said in its two largest parts", () => {
  expect(waitInWords(1)).toBe("1 second");
  expect(waitInWords(59)).toBe("59 seconds");
  expect(waitInWords(60)).toBe("1 minute");
  expect(waitInWords(61)).toBe("1 minute and 1 second");
  expect(waitInWords(3599)).toBe("59 minutes and 59 seconds");
  expect(waitInWords(3600)).toBe("1 hour");
  expect(waitInWords(8700)).toBe("2 hours and 25 minutes");
});

test("a problem is one sentence: the page's own where it has one, else the venue's", () => {
  const problem = (code: string) => new Problem({ code, detail: "As the venue says." }, 403);
  expect(sentenceFor(problem("sign-in-busy"))).toBe("Many people are signing in just now.");
  expect(sentenceFor(problem("wrong-code"))).toBe("As the venue says.");
});

test("what a wallet or an authenticator throws is a sentence too", () => {
  expect(sentenceFor({ code: 4001, message: "User rejected" })).toContain("told not to sign");
  expect(sentenceFor({ code: -32000, message: "No key." })).toBe("No key.");
  expect(sentenceFor(new DOMException("x", "NotAllowedError"))).toContain("No passkey was shown");
  expect(sentenceFor(new TypeError("Failed to fetch"))).toContain("cannot be reached");
});

test("programs are called what people call them", () => {
  const chrome =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
  expect(device(chrome)).toBe("Chrome on Linux");
  expect(device(`${chrome.replace("X11; Linux x86_64", "Windows NT 10.0")} Edg/141.0`)).toBe(
    "Edge on Windows",
  );
  expect(
    device(
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    ),
  ).toBe("Safari on iOS");
  expect(device("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")).toBe(
    "Firefox on Android",
  );
  expect(device("curl/8.5.0")).toBe("curl");
  expect(device("")).toBe("Unknown program");
});

test("what somebody else may have done stands out, and what is new is told all the same", () => {
  expect(happened("session-stolen").alarming).toBe(true);
  expect(happened("sign-in")).toEqual({ text: "Signed in", alarming: false });
  expect(happened("key-rotated")).toEqual({ text: "key rotated", alarming: false });
});

test("codes are grouped for reading and listed for keeping", () => {
  expect(grouped("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
  const sheet = codeSheet("Harbour", "ann@venue.example", ["AAAA-BBBB", "CCCC-DDDD"], new Date(0));
  expect(sheet).toContain("Recovery codes of ann@venue.example at Harbour\nmade on 1970-01-01");
  expect(sheet.endsWith("\n\nAAAA-BBBB\nCCCC-DDDD\n")).toBe(true);
});
