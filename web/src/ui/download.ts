/** Saves a text, JSON unless it says otherwise, or bytes as a file of the reader's. */
export function download(name: string, what: string | Blob, type = "application/json"): void {
  const address = URL.createObjectURL(typeof what === "string" ? new Blob([what], { type }) : what);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
