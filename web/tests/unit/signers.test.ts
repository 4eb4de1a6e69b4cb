import { createHash, generateKeyPairSync, sign, webcrypto } from "node:crypto";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keyIdOf, newPasskey } from "../../src/api/passkey";
import { type Signer, seal } from "../../src/api/signing";
import { accountOf, type Provider, type Wallet, wallets } from "../../src/api/wallet";
import { type Bytes, fromBase64Url, fromHex, fromUtf8, utf8 } from "../../src/proof/bytes";
import { addressOf, personalHash } from "../../src/proof/eip191";
import { verifies } from "../../src/proof/signature";
import { walletText } from "../../src/proof/walletText";

const PAYLOAD = utf8('{"v":1,"id":"00","type":"market.ConfirmOrder","body":{"order":"ü"}}');
const BY = "ab".repeat(16);

beforeEach(() => void vi.stubGlobal("window", new EventTarget()));
afterEach(() => void vi.unstubAllGlobals());

const hash = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** An authenticator with the browser around it, made with node's crypto alone. */
function authenticator(rpId: string, origin: string, flags = 5) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
  const asked: PublicKeyCredentialRequestOptions[] = [];
  const get = async ({ publicKey: options }: { publicKey: PublicKeyCredentialRequestOptions }) => {
    asked.push(options);
    const challenge = Buffer.from(options.challenge as Bytes).toString("base64url");
    const client = Buffer.from(
      JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false }),
    );
    const data = Buffer.concat([hash(rpId), Buffer.from([flags, 0, 0, 0, 7])]);
    const signature = sign("sha256", Buffer.concat([data, hash(client)]), privateKey);
    return { response: { authenticatorData: data, clientDataJSON: client, signature } };
  };
  const create = async () => ({
    rawId: new Uint8Array([1, 2, 3]),
    response: { getPublicKey: () => spki },
  });
  vi.stubGlobal("navigator", { credentials: { get, create } });
  return { asked, spki };
}

test("a passkey that is made here signs acts that verify, with either s", async () => {
  const { asked } = authenticator("venue.example", "https://venue.example");
  const { keyId, passkey } = await newPasskey("venue.example", "Ann");
  const signer: Signer = { principal: BY, keyId, passkey };
  for (let i = 0; i < 20; i++) {
    const envelope = await seal(signer, PAYLOAD);
    expect(envelope.key).toBe(keyId);
    expect(await verifies(keyId, PAYLOAD, fromBase64Url(envelope.signature))).toBe(true);
  }
  expect(asked[0]?.userVerification).toBe("required");
  expect(asked[0]?.rpId).toBe("venue.example");
  expect(Buffer.from(asked[0]?.challenge as Bytes).equals(hash(PAYLOAD))).toBe(true);
});

test("what a passkey signs without verifying its user, or elsewhere, does not verify", async () => {
  for (const [origin, flags] of [
    ["https://venue.example", 1],
    ["https://elsewhere.example", 5],
  ] as const) {
    const { spki } = authenticator("venue.example", origin, flags);
    const keyId = await keyIdOf(spki, "venue.example");
    const passkey = { credential: new Uint8Array([1]), rpId: "venue.example" };
    const envelope = await seal({ principal: BY, keyId, passkey }, PAYLOAD);
    expect(await verifies(keyId, PAYLOAD, fromBase64Url(envelope.signature))).toBe(false);
  }
});

/** A wallet that announces itself, with a key of its own. */
function wallet(change: (signature: Uint8Array) => Uint8Array = (same) => same) {
  const secret = new Uint8Array(webcrypto.getRandomValues(new Uint8Array(32)));
  const address = addressOf(secp256k1.getPublicKey(secret, false));
  const shown: string[] = [];
  const provider: Provider = {
    async request({ method, params = [] }) {
      if (method === "eth_requestAccounts") {
        return [address.toUpperCase().replace("0X", "0x")];
      }
      expect(method).toBe("personal_sign");
      expect(params[1]).toBe(address);
      const text = fromUtf8(fromHex(String(params[0]).slice(2)));
      shown.push(text);
      const made = secp256k1.sign(personalHash(text), secret, {
        prehash: false,
        format: "recovered",
      });
      const ethereum = new Uint8Array([...made.slice(1), (made[0] ?? 0) + 27]);
      return `0x${Buffer.from(change(ethereum)).toString("hex")}`;
    },
  };
  const detail = {
    info: { rdns: "example.wallet", name: "Example", uuid: "1", icon: "" },
    provider,
  };
  const announce = () =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", announce);
  const gone = () => window.removeEventListener("eip6963:requestProvider", announce);
  return { shown, gone };
}

async function signerOf(found: Wallet | undefined): Promise<Signer> {
  if (!found) {
    throw new Error("no wallet announced itself");
  }
  return { principal: BY, ...(await accountOf(found)) };
}

test("a wallet that announces itself signs acts that verify, and shows what they say", async () => {
  const { shown, gone } = wallet();
  const signer = await signerOf(wallets()[0]);
  const envelope = await seal(signer, PAYLOAD);
  expect(await verifies(signer.keyId, PAYLOAD, fromBase64Url(envelope.signature))).toBe(true);
  expect(shown).toEqual([await walletText(PAYLOAD)]);
  expect(shown[0]).toContain('"type": "market.ConfirmOrder"');
  gone();
  expect(wallets()).toEqual([]);
  await expect(seal(signer, PAYLOAD)).rejects.toThrow("is not in this browser");
});

test("a wallet that counts v from 0 is understood", async () => {
  const { gone } = wallet((bytes) => bytes.with(64, (bytes[64] ?? 27) - 27));
  const signer = await signerOf(wallets()[0]);
  const envelope = await seal(signer, PAYLOAD);
  expect(await verifies(signer.keyId, PAYLOAD, fromBase64Url(envelope.signature))).toBe(true);
  gone();
});

test("a wallet that signs as another, or not at all, is told so", async () => {
  const one = wallet((bytes) => bytes.with(3, (bytes[3] ?? 0) ^ 1));
  await expect(seal(await signerOf(wallets()[0]), PAYLOAD)).rejects.toThrow("another account");
  one.gone();
  const two = wallet((bytes) => bytes.slice(1));
  await expect(seal(await signerOf(wallets()[0]), PAYLOAD)).rejects.toThrow("no signature");
  two.gone();
});
