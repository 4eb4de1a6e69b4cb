// A stand-in for the rooms: enough of the rules and views for the pages. Deletable.
import { sha } from "./log.mjs";

const HOUR = 3600_000;
const no = (reason, sentence) => ({ accepted: false, reason, sentence });

export class Rooms {
  people = new Map();
  balances = new Map();
  entries = [];
  holds = new Map();
  listings = new Map();
  orders = new Map();
  steps = [];
  reviews = new Map();
  deposits = [];
  cursor = 0;
  operator = "";

  decide(type, b, id, by, key, time) {
    this.ev = [];
    this.c = { id, by, time, key };
    const f = this[type.split(".")[1]];
    const r = f ? f.call(this, b) : no("x.UNKNOWN", "Not in the mock.");
    return r ?? { accepted: true, events: this.ev };
  }
  emit(type, body) {
    this.ev.push({ type, body });
  }
  post(owner, kind, da, dh, other, ref, memo) {
    const bal = this.balances.get(owner) ?? { available: 0, held: 0 };
    const now = { available: bal.available + da, held: bal.held + dh };
    const row = {
      cursor: ++this.cursor,
      owner,
      asset: "USD",
      kind,
      availableChange: da,
      heldChange: dh,
      ...now,
      counterparty: other,
      reference: ref,
      memo,
      time: this.c.time,
      action: this.c.id,
    };
    this.balances.set(owner, {
      id: `${owner}/USD`,
      owner,
      asset: "USD",
      ...now,
      action: this.c.id,
      height: 0,
      cursor: row.cursor,
    });
    this.entries.push(row);
    const { cursor, time, action, ...e } = row;
    this.emit("accounts.Posted", e);
  }
  FoundVenue(b) {
    this.operator = this.c.by;
    return this.RegisterPrincipal(b);
  }
  RegisterPrincipal({ name }) {
    if (this.people.has(this.c.by))
      return no("identity.PRINCIPAL_EXISTS", "The principal is registered already.");
    this.people.set(this.c.by, {
      principal: this.c.by,
      name,
      since: this.c.time,
      action: this.c.id,
      cursor: ++this.cursor,
    });
    this.emit("identity.PrincipalRegistered", { principal: this.c.by, name });
  }
  Issue({ to, amount, memo }) {
    this.post(to, "ISSUE", amount, 0, "issuance", "", memo);
  }
  CreateListing(b) {
    this.listings.set(this.c.id, {
      ...b,
      listing: this.c.id,
      seller: this.c.by,
      open: true,
      since: this.c.time,
      cursor: ++this.cursor,
      variants: b.variants.map((v, i) => ({
        id: `${this.c.id}/${i}`,
        listing: this.c.id,
        variant: i,
        ...v,
      })),
    });
    this.emit("market.ListingCreated", { listing: this.c.id, seller: this.c.by, ...b });
  }
  ReviseVariant({ listing, variant, price, quantity }) {
    Object.assign(this.listings.get(listing).variants[variant], { price, quantity });
    this.emit("market.VariantRevised", { listing, variant, price, quantity });
  }
  CloseListing({ listing }) {
    this.listings.get(listing).open = false;
    this.emit("market.ListingClosed", { listing, seller: this.c.by });
  }
  PlaceOrder({ listing, variant, quantity, total }) {
    const l = this.listings.get(listing);
    const v = l?.variants[variant];
    if (!l) return no("market.LISTING_UNKNOWN", "There is no such listing.");
    if (l.seller === this.c.by) return no("market.OWN_LISTING", "One cannot buy from oneself.");
    if (v.quantity < quantity) return no("market.OUT_OF_STOCK", "There are not so many left.");
    if ((this.balances.get(this.c.by)?.available ?? 0) < total)
      return no("accounts.INSUFFICIENT_BALANCE", "The available balance is too low.");
    this.post(this.c.by, "HOLD", -total, total, l.seller, this.c.id, l.title);
    const hold = {
      hold: this.c.id,
      payer: this.c.by,
      payee: l.seller,
      asset: "USD",
      amount: total,
      arbiter: "",
      deadline: 0,
      atDeadline: "RELEASE",
      room: "market",
      memo: l.title,
    };
    this.holds.set(this.c.id, {
      ...hold,
      state: "OPEN",
      placed: this.c.time,
      action: this.c.id,
      closedBy: "",
      cursor: ++this.cursor,
    });
    this.emit("accounts.HoldPlaced", hold);
    v.quantity -= quantity;
    this.emit("market.StockChanged", { listing, variant, quantity: v.quantity });
    const deadline = this.c.time + l.shipHours * HOUR;
    this.orders.set(this.c.id, {
      orderId: this.c.id,
      listing,
      variant,
      quantity,
      total,
      asset: "USD",
      buyer: this.c.by,
      seller: l.seller,
      status: "PLACED",
      deadline,
      reviewDeadline: 0,
      placed: this.c.time,
      cursor: ++this.cursor,
    });
    this.emit("market.OrderPlaced", {
      order: this.c.id,
      listing,
      variant,
      quantity,
      total,
      asset: "USD",
      buyer: this.c.by,
      seller: l.seller,
      deadline,
    });
    this.step(this.c.id, "PLACED", "");
  }
  step(orderId, what, note) {
    this.steps.push({
      cursor: ++this.cursor,
      orderId,
      what,
      by: this.c.by,
      note,
      time: this.c.time,
      action: this.c.id,
    });
  }
  ShipOrder({ order, note }) {
    const o = this.orders.get(order);
    if (o.status !== "PLACED")
      return no("market.ORDER_NOT_PLACED", "The order is not waiting to be shipped.");
    o.status = "SHIPPED";
    o.deadline = this.c.time + 336 * HOUR;
    this.step(order, "SHIPPED", note);
    this.emit("market.OrderShipped", {
      order,
      buyer: o.buyer,
      seller: o.seller,
      note,
      deadline: o.deadline,
    });
  }
  end(order, ending, note, paid) {
    const o = this.orders.get(order);
    const title = this.listings.get(o.listing).title;
    o.status = ending;
    o.deadline = 0;
    o.reviewDeadline = ending === "CANCELLED" ? 0 : this.c.time + 14 * 24 * HOUR;
    const h = this.holds.get(order);
    h.state = paid ? "CAPTURED" : "RELEASED";
    h.closedBy = this.c.id;
    this.post(
      o.buyer,
      paid ? "CAPTURE" : "RELEASE",
      paid ? 0 : o.total,
      -o.total,
      o.seller,
      order,
      title,
    );
    if (paid) this.post(o.seller, "CAPTURE", o.total, 0, o.buyer, order, title);
    else this.listings.get(o.listing).variants[o.variant].quantity += o.quantity;
    this.step(order, ending, note);
    this.emit("market.OrderClosed", {
      order,
      buyer: o.buyer,
      seller: o.seller,
      ending,
      note,
      reviewDeadline: o.reviewDeadline,
    });
  }
  ConfirmOrder({ order }) {
    this.end(order, "CONFIRMED", "", true);
  }
  CancelOrder({ order }) {
    this.end(order, "CANCELLED", "", false);
  }
  DeclineOrder({ order, note }) {
    this.end(order, "DECLINED", note, false);
  }
  SealReview({ order, seal }) {
    const o = this.orders.get(order);
    const subject = o.buyer === this.c.by ? o.seller : o.buyer;
    const key = `${order}/${this.c.by}`;
    if (this.reviews.has(key))
      return no("market.REVIEW_EXISTS", "You have reviewed this order already.");
    this.reviews.set(key, {
      orderId: order,
      listing: o.listing,
      author: this.c.by,
      subject,
      seal,
      open: false,
      stars: 0,
      text: "",
      time: this.c.time,
      action: this.c.id,
      openedBy: "",
      cursor: ++this.cursor,
    });
    this.emit("market.ReviewSealed", {
      order,
      author: this.c.by,
      subject,
      listing: o.listing,
      seal,
    });
  }
  OpenReview({ order, author, stars, text, salt }) {
    const r = this.reviews.get(`${order}/${author}`);
    const seal = sha(
      `tallystick.review/v1\n${order}\n${author}\n${stars}\n${salt}\n${text}`,
    ).toString("hex");
    if (seal !== r.seal)
      return no("market.SEAL_MISMATCH", "The seal was made over another review.");
    Object.assign(r, { open: true, stars, text, openedBy: this.c.id });
    this.emit("market.ReviewOpened", {
      order,
      author,
      subject: r.subject,
      listing: r.listing,
      stars,
      text,
    });
  }
  name(p) {
    return this.people.get(p)?.name ?? p;
  }
  card(l) {
    const rs = [...this.reviews.values()].filter(
      (r) => r.listing === l.listing && r.open && r.subject === l.seller,
    );
    return {
      listing: l.listing,
      title: l.title,
      category: l.category,
      seller: l.seller,
      sellerName: this.name(l.seller),
      asset: l.asset,
      pictures: l.pictures,
      open: l.open,
      since: l.since,
      price: Math.min(...l.variants.map((v) => v.price)),
      quantity: l.variants.reduce((s, v) => s + v.quantity, 0),
      variants: l.variants.length,
      stars: rs.reduce((s, r) => s + r.stars, 0),
      reviews: rs.length,
      cursor: l.cursor,
    };
  }
  order(o) {
    const l = this.listings.get(o.listing);
    return {
      ...o,
      title: l.title,
      pictures: l.pictures,
      variantName: l.variants[o.variant].name,
      buyerName: this.name(o.buyer),
      sellerName: this.name(o.seller),
    };
  }
  queries = {
    "identity/principal": (q) => this.people.get(q.principal),
    "accounts/assets": () => [],
    "accounts/balances": (q) => [this.balances.get(q.owner)].filter(Boolean),
    "accounts/entries": (q) =>
      this.entries
        .filter((e) => e.owner === q.owner)
        .map((e) => ({ ...e, counterpartyName: this.name(e.counterparty) }))
        .reverse(),
    "accounts/holds": (q) =>
      [...this.holds.values()]
        .filter(
          (h) =>
            (h.payer === q.principal || h.payee === q.principal) &&
            (!q.state || h.state === q.state),
        )
        .reverse(),
    "market/listings": (q) =>
      [...this.listings.values()]
        .filter(
          (l) =>
            (l.open || q.seller) &&
            (!q.seller || l.seller === q.seller) &&
            (!q.category || l.category === q.category),
        )
        .map((l) => this.card(l))
        .reverse(),
    "market/search": (q) =>
      [...this.listings.values()]
        .filter((l) => l.open && similar(q.q, l.title))
        .map((l) => this.card(l)),
    "market/listing": (q) => {
      const l = this.listings.get(q.listing);
      if (!l) return undefined;
      const { variants, cursor, ...d } = l;
      return { ...d, sellerName: this.name(l.seller) };
    },
    "market/variants": (q) => this.listings.get(q.listing)?.variants ?? [],
    "market/categories": () => {
      const m = {};
      for (const l of this.listings.values())
        if (l.open && l.category) m[l.category] = (m[l.category] ?? 0) + 1;
      return Object.entries(m)
        .map(([category, listings]) => ({ category, listings }))
        .sort((a, b) => b.listings - a.listings);
    },
    "market/orders": (q) =>
      [...this.orders.values()]
        .filter(
          (o) =>
            (!q.status || o.status === q.status) &&
            ((q.buyer && o.buyer === q.buyer) || (q.seller && o.seller === q.seller)),
        )
        .map((o) => this.order(o))
        .reverse(),
    "market/order": (q) =>
      this.orders.has(q.order) ? this.order(this.orders.get(q.order)) : undefined,
    "market/steps": (q) => this.steps.filter((s) => s.orderId === q.order).reverse(),
    "market/reviews": (q) =>
      [...this.reviews.values()]
        .filter(
          (r) =>
            (!q.order || r.orderId === q.order) &&
            (!q.listing ||
              (r.listing === q.listing && r.subject === this.listings.get(r.listing).seller)),
        )
        .map((r) => ({
          ...r,
          authorName: this.name(r.author),
          title: this.listings.get(r.listing).title,
        }))
        .reverse(),
  };
}
const grams = (t) => {
  const s = new Set();
  for (const w of t.toLowerCase().split(/\W+/))
    for (let i = 0; i < w.length - 1; i++) s.add(w.slice(i, i + 2));
  return s;
};
const similar = (q, t) => {
  const a = grams(q),
    b = grams(t);
  let n = 0;
  for (const g of a) if (b.has(g)) n++;
  return n / a.size > 0.55;
};
