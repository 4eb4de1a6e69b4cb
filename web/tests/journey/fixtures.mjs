// What the journey brings along: a picture and a shop's export, made here.
import { deflateSync } from "node:zlib";

const HEADER =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name," +
  "Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker," +
  "Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price," +
  "Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src," +
  "Image Position,Image Alt Text,Gift Card";

/** An export with two goods, one of them in two sizes, and one whose price cannot be read. */
export function shopExport(run) {
  const row = (handle, title, option, value, price) =>
    `${handle}-${run},${title},A text.,Journey,Linen,,true,${option},${value},,,,,SKU-${value},0,,` +
    `4,deny,manual,${price},,true,true,,,,,false`;
  return [
    HEADER,
    row("towel", `Linen towel ${run}`, "Title", "Default Title", "18.00"),
    row("apron", `Linen apron ${run}`, "Size", "Small", "42.50"),
    row("apron", "", "Size", "Large", "45.00"),
    row("napkin", `Linen napkin ${run}`, "Title", "Default Title", "cheap"),
    "",
  ].join("\n");
}

/** A small PNG of a teapot's colours. */
export function picture() {
  const width = 160;
  const height = 120;
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isPot = (x - 80) ** 2 + ((y - 64) * 1.3) ** 2 < 44 ** 2;
      rows.set(isPot ? [126, 92, 60] : [214, 220, 208], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    }
  }
  return (rest ^ 0xffffffff) >>> 0;
}
