import { send } from "./client";

/** Documents that the venue keeps by the SHA-256 of their bytes. */
const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

interface StoredDocument {
  file: string;
}

export async function uploadDocument(file: File): Promise<string> {
  if (file.size > MAX_DOCUMENT_BYTES) {
    throw new Error("A document has at most 10 MiB.");
  }
  const headers = { "content-type": file.type || "application/octet-stream" };
  const response = await send("/v1/credits/documents", { method: "POST", headers, body: file });
  return ((await response.json()) as StoredDocument).file;
}

/** Where the bytes of `sha256:<hex>` are. */
export function documentAddress(document: string): string {
  return `/v1/credits/documents/${document.replace("sha256:", "")}`;
}
