// Reads bar codes and QR codes: by the browser where it can, else by ZXing, which is fetched then.

/** The longer side of a picture as it is looked at: enough for a code, quick on a phone. */
const MOST_PIXELS = 1_600;
const MAX_FILE_BYTES = 20 * 1024 * 1024;

interface Detector {
  detect(source: HTMLCanvasElement): Promise<{ rawValue: string }[]>;
}

type Read = (canvas: HTMLCanvasElement) => Promise<string | null>;

let reading: Promise<Read> | undefined;

/** What the first code in a picture says; null if none is found. */
export async function readCode(canvas: HTMLCanvasElement): Promise<string | null> {
  reading ??= reader();
  return (await reading)(canvas);
}

async function reader(): Promise<Read> {
  return (await byBrowser()) ?? byLibrary();
}

async function byBrowser(): Promise<Read | null> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats = (await Native?.getSupportedFormats().catch(() => [])) ?? [];
  if (!Native || !formats.includes("qr_code") || !formats.includes("ean_13")) {
    return null;
  }
  const detector = new Native({ formats });
  return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? null;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

async function byLibrary(): Promise<Read> {
  const [{ BrowserMultiFormatReader }, { DecodeHintType }] = await Promise.all([
    import("@zxing/browser"),
    import("@zxing/library"),
  ]);
  const hints = new Map<number, unknown>([[DecodeHintType.TRY_HARDER, true]]);
  const reader = new BrowserMultiFormatReader(hints as Map<never, unknown>);
  return async (canvas) => {
    try {
      return reader.decodeFromCanvas(canvas).getText();
    } catch {
      // It throws when there is no code, and when there is one that it cannot make out.
      return null;
    }
  };
}

/** A picture that was chosen, on a canvas and no larger than it need be. */
export async function drawn(file: File): Promise<HTMLCanvasElement> {
  if (file.size > MAX_FILE_BYTES) {
    throw new Error("A picture has at most 20 MiB.");
  }
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw new Error("This is no picture that can be read.");
  }
  try {
    return painted(picture, picture.width, picture.height);
  } finally {
    picture.close();
  }
}

export function painted(
  source: CanvasImageSource,
  width: number,
  height: number,
): HTMLCanvasElement {
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(Math.round(width * scale), 1);
  canvas.height = Math.max(Math.round(height * scale), 1);
  canvas
    .getContext("2d", { willReadFrequently: true })
    ?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}
