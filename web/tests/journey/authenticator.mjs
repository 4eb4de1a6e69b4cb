// A virtual authenticator (https://www.w3.org/TR/webauthn-3/#sctn-automation): it verifies whoever
// asks, and what it made can be carried to another device, as a synced passkey is.

/** Puts an authenticator into a page; `options` change what it can do. */
export async function hasAuthenticator(page, options = {}) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...options,
    },
  });
  return {
    credentials: async () =>
      (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    take: (credential) => devtools.send("WebAuthn.addCredential", { authenticatorId, credential }),
  };
}

/** Makes a page's browser one that was never here; only its authenticator is the same. */
export async function forgetsAll(page, base) {
  await page.goto("about:blank");
  await page.context().clearCookies();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: base, storageTypes: "all" });
}
