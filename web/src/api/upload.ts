import { send } from "./client";
import type { StoredFile } from "./server";
import type { MarketCreateListing } from "./types";

/** What was understood of a shop's export, and what was not. Nothing is written by asking. */
export interface ImportPreview {
  rows: number;
  listings: { rows: number[]; body: MarketCreateListing }[];
  problems: { row: number; column: string; code: string; sentence: string }[];
}

export const MAX_PICTURE_BYTES = 2 * 1024 * 1024;
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;

export async function uploadPicture(file: File): Promise<StoredFile> {
  if (file.size > MAX_PICTURE_BYTES) {
    throw new Error("A picture has at most 2 MiB.");
  }
  const headers = { "content-type": file.type || "application/octet-stream" };
  const response = await send("/v1/files", { method: "POST", headers, body: file });
  return (await response.json()) as StoredFile;
}

export async function previewImport(file: File, asset: string): Promise<ImportPreview> {
  if (file.size > MAX_IMPORT_BYTES) {
    throw new Error("An export has at most 10 MiB.");
  }
  const path = `/v1/imports/shop?asset=${encodeURIComponent(asset)}`;
  const headers = { "content-type": "text/csv" };
  const response = await send(path, { method: "POST", headers, body: file });
  return (await response.json()) as ImportPreview;
}
