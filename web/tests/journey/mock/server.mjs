// A stand-in venue to look at the pages with, as long as there is no other. Deletable.
import { createHash, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Log, newKey, sha, verifyKey } from "./log.mjs";
import { Rooms } from "./rules.mjs";

const dist = fileURLToPath(new URL("../../../dist", import.meta.url));
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function startMock(port) {
  const log = new Log(),
    rooms = new Rooms(),
    files = new Map(),
    sockets = new Set();
  const operator = newKey();
  const submit = (envelope) => {
    const bytes = Buffer.from(envelope.payload, "base64url");
    if (!verifyKey(envelope.key, bytes, Buffer.from(envelope.signature, "base64url")))
      return {
        problem: {
          status: 400,
          code: "bad-signature",
          detail: "The signature does not fit.",
          pointer: "/signature",
        },
      };
    const p = JSON.parse(bytes);
    const acts = p.actions ?? [{ type: p.type, body: p.body }];
    const time = Date.now();
    const outcomes = acts.map((a, i) =>
      rooms.decide(a.type, a.body, p.actions ? `${p.id}-${i}` : p.id, p.by, envelope.key, time),
    );
    const receipts = log.block(envelope, p, outcomes);
    publish(receipts, p, outcomes, acts);
    for (const o of outcomes)
      for (const e of o.events ?? [])
        if (e.type === "identity.PrincipalRegistered" && e.body.principal !== operator.principal)
          setTimeout(
            () =>
              op("accounts.Issue", {
                to: e.body.principal,
                asset: "USD",
                amount: 50000,
                memo: "Welcome",
              }),
            400,
          );
    return { receipts };
  };
  const as = (key, type, body) => {
    const payload = Buffer.from(
      JSON.stringify({
        v: 1,
        id: sha(String(Math.random())).toString("hex").slice(0, 32),
        type,
        by: key.principal,
        until: Date.now() + 3e5,
        body,
      }),
    );
    return submit({
      payload: payload.toString("base64url"),
      key: key.id,
      signature: sign(null, payload, key.privateKey).toString("base64url"),
    }).receipts[0];
  };
  const op = (type, body) => as(operator, type, body);
  const topicsOf = (e) => {
    const b = e.body,
      t = [];
    if (e.type === "accounts.Posted") t.push(`accounts.account.${b.owner}`);
    for (const p of new Set([b.buyer, b.seller, b.author, b.subject]))
      if (p) t.push(`market.orders.${p}`);
    if (b.listing && /Variant|Stock|Listing|Opened/.test(e.type))
      t.push(`market.listing.${b.listing}`);
    return t;
  };
  const publish = (receipts, p, outcomes, acts) => {
    const block = log.blocks.at(-1);
    const send = (topic, r, event) => {
      for (const s of sockets)
        if (s.topics.has(topic))
          s.say({
            topic,
            height: r.height,
            time: r.time,
            action: r.id ?? "",
            cursor: ++rooms.cursor,
            event,
          });
    };
    receipts.forEach((r, i) => {
      for (const e of outcomes[i].events ?? []) for (const t of topicsOf(e)) send(t, r, e);
      send("log.actions", r, { type: "log.Action", body: row(r, acts[i].type, p.by) });
    });
    send("log.blocks", block, { type: "log.Block", body: block });
  };
  const row = (r, type, by) => ({
    id: r.id,
    height: r.height,
    time: r.time,
    position: r.position,
    type,
    by,
    byName: rooms.name(by),
    key: r.envelope.key,
    accepted: r.accepted,
    reason: r.reason,
    cursor: r.position,
  });
  const rowOf = (r) => {
    const p = JSON.parse(Buffer.from(r.envelope.payload, "base64url"));
    return row(r, p.actions ? p.actions[r.part].type : p.type, p.by);
  };
  setInterval(() => {
    for (const d of [...rooms.deposits]) {
      const both = [...rooms.reviews.values()].filter((r) => r.orderId === d.order).length === 2;
      if (both) {
        rooms.deposits.splice(rooms.deposits.indexOf(d), 1);
        op("market.OpenReview", d);
      }
    }
  }, 500).unref();

  op("identity.FoundVenue", { name: "Mock Fair" });
  const demo = seedDemo(as);

  const server = createServer(async (req, res) => {
    const url = new URL(req.url, "http://x");
    const q = Object.fromEntries(url.searchParams);
    const chunks = [];
    for await (const c of req) chunks.push(c);
    const body = Buffer.concat(chunks);
    const json = (v, status = 200, type = "application/json") => {
      res.writeHead(status, { "content-type": type, "Tallystick-Height": log.height });
      res.end(JSON.stringify(v));
    };
    const page = (items) => {
      const at = Number(q.cursor || 0),
        n = Number(q.limit || 50);
      json({
        items: items.slice(at, at + n),
        next: items.length > at + n ? String(at + n) : null,
        height: log.height,
      });
    };
    const path = url.pathname;
    if (path === "/v1/venue")
      return json({
        name: "Mock Fair",
        operator: operator.principal,
        asset: "USD",
        decimals: 2,
        demo: true,
        height: log.height,
        time: log.receipts.at(-1)?.time ?? 0,
        size: log.leaves.length,
        origin: log.origin,
        logKey: log.vkey,
      });
    if (path === "/v1/demo/people") return json({ items: demo });
    if (path === "/v1/actions" && req.method === "POST") {
      const e = JSON.parse(body);
      const r = submit(e);
      return r.problem
        ? json(r.problem, 400, "application/problem+json")
        : json(JSON.parse(Buffer.from(e.payload, "base64url")).actions ? r : r.receipts[0]);
    }
    if (path.startsWith("/v1/actions/")) {
      const r = log.byId.get(path.slice(12));
      return r
        ? json(log.proven(r))
        : json({ status: 404, code: "not-found", detail: "There is no such action." }, 404);
    }
    if (path === "/v1/market/deposits") {
      rooms.deposits.push(JSON.parse(body));
      res.writeHead(204);
      return res.end();
    }
    if (path === "/v1/files") {
      const hex = createHash("sha256").update(body).digest("hex");
      files.set(hex, { body, type: req.headers["content-type"] });
      return json({
        file: `sha256:${hex}`,
        type: req.headers["content-type"],
        width: 1,
        height: 1,
      });
    }
    if (path.startsWith("/v1/files/")) {
      const f = files.get(path.slice(10));
      res.writeHead(f ? 200 : 404, { "content-type": f?.type ?? "text/plain" });
      return res.end(f?.body);
    }
    if (path === "/v1/imports/shop") return json(preview(body.toString()));
    if (path === "/v1/log/actions") return page(log.receipts.map(rowOf).reverse());
    if (path === "/v1/log/blocks") return page([...log.blocks].reverse());
    const query = rooms.queries[path.slice(4)];
    if (query) {
      const r = query(q);
      return r === undefined
        ? json({ status: 404, code: "not-found", detail: "There is no such thing." }, 404)
        : Array.isArray(r)
          ? page(r)
          : json(r);
    }
    const file = extname(path) ? path : "/index.html";
    const bytes = await readFile(join(dist, file)).catch(() => null);
    res.writeHead(bytes ? 200 : 404, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": CSP,
    });
    res.end(bytes);
  });
  server.on("upgrade", (req, socket) => {
    const accept = createHash("sha1")
      .update(`${req.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const s = {
      topics: new Set(),
      say: (v) => {
        const t = Buffer.from(JSON.stringify(v));
        socket.write(
          Buffer.concat([
            t.length < 126
              ? Buffer.from([0x81, t.length])
              : Buffer.from([0x81, 126, t.length >> 8, t.length & 255]),
            t,
          ]),
        );
      },
    };
    sockets.add(s);
    s.say({ hello: { height: log.height } });
    socket.on("data", (d) => {
      while (d.length > 6) {
        let len = d[1] & 127,
          at = 2;
        if (len === 126) {
          len = d.readUInt16BE(2);
          at = 4;
        }
        const mask = d.subarray(at, at + 4),
          data = Buffer.from(d.subarray(at + 4, at + 4 + len)).map((x, i) => x ^ mask[i % 4]);
        if ((d[0] & 15) === 1) {
          const m = JSON.parse(data);
          for (const t of m.subscribe ?? []) s.topics.add(t);
          for (const t of m.unsubscribe ?? []) s.topics.delete(t);
        }
        d = d.subarray(at + 4 + len);
      }
    });
    socket.on("close", () => sockets.delete(s));
    socket.on("error", () => sockets.delete(s));
  });
  return new Promise((ok) => server.listen(port, "127.0.0.1", () => ok(server)));
}

function seedDemo(as) {
  const names = [
    ["Ilse Brandt", "seller"],
    ["Tomás Rey", "seller"],
    ["Aino Koski", "buyer"],
    ["Ravi Menon", "buyer"],
  ];
  const keys = names.map(([name]) => {
    const k = newKey();
    as(k, "identity.RegisterPrincipal", { name });
    return k;
  });
  const goods = [
    ["Ethiopia Guji, washed", "Coffee", 1150, ["250 g", "500 g", "1 kg"]],
    ["Colombia Huila espresso", "Coffee", 990, ["250 g", "500 g"]],
    ["Hand grinder, steel burrs", "Kitchen", 6900, [""]],
    ["Stoneware mug, ash glaze", "Tableware", 2400, ["grey", "blue", "speckled"]],
    ["Breakfast bowl", "Tableware", 2800, ["white", "sage"]],
    ["Serving platter, oval", "Tableware", 6400, [""]],
    ["Planter with saucer, 14 cm", "Home", 1900, [""]],
    ["Block plane, low angle", "Tools", 11900, [""]],
    ["Bench chisel", "Tools", 3100, ["6 mm", "12 mm"]],
    ["Atlas of coastal birds, second-hand", "Books", 2700, [""]],
    ["Fountain pen, steel nib", "Stationery", 3450, [""]],
    ["Folding workbench stool", "Furniture", 7900, [""]],
  ];
  goods.forEach(([title, category, price, variants], i) =>
    as(keys[i % 2], "market.CreateListing", {
      title,
      text: "Made with care, packed with paper. Ask if you need a picture of a certain piece.",
      category,
      asset: "USD",
      pictures: [],
      variants: variants.map((name, n) => ({
        name,
        sku: "",
        price: price + n * 400,
        quantity: 12,
      })),
      shipHours: 72,
      confirmHours: 336,
    }),
  );
  return keys.map((k, i) => ({
    name: names[i][0],
    principal: k.principal,
    role: names[i][1],
    seed: k.seed,
  }));
}

function preview(text) {
  const [head, ...lines] = text
    .trim()
    .split("\n")
    .map((l) => l.split(","));
  const at = (line, name) => line[head.indexOf(name)] ?? "";
  const listings = [],
    problems = [];
  let last = null;
  lines.forEach((line, i) => {
    const price = at(line, "Variant Price");
    if (!/^\d+(\.\d\d)?$/.test(price))
      return problems.push({
        row: i + 2,
        column: "Variant Price",
        code: "price-unreadable",
        sentence: `The price “${price}” is not an amount.`,
      });
    const v = {
      name: at(line, "Option1 Value").replace("Default Title", ""),
      sku: at(line, "Variant SKU"),
      price: Math.round(Number(price) * 100),
      quantity: Number(at(line, "Variant Inventory Qty")),
    };
    if (last && at(line, "Handle") === last.handle) {
      last.l.rows.push(i + 2);
      return last.l.body.variants.push(v);
    }
    const l = {
      rows: [i + 2],
      body: {
        title: at(line, "Title"),
        text: "",
        category: at(line, "Type"),
        asset: "USD",
        pictures: [],
        variants: [v],
        shipHours: 72,
        confirmHours: 336,
      },
    };
    last = { handle: at(line, "Handle"), l };
    listings.push(l);
  });
  return { rows: lines.length, listings, problems };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await startMock(Number(process.env.PORT ?? 8199));
