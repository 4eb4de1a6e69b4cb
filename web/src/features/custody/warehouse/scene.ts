import {
  BoxGeometry,
  BufferGeometry,
  CanvasTexture,
  Color,
  CylinderGeometry,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  type Material,
  Matrix4,
  type Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  type Object3D,
  SphereGeometry,
  Sprite,
  SpriteMaterial,
  SRGBColorSpace,
} from "three";
import { type Bin, type Box, type Plan, rangeOf, warmthAt } from "./plan";
import type { Walk } from "./walk";

// A building as objects of three.js, in metres. All places are drawn as instances of a few shapes,
// so that thousands of them are as many draw calls as one.

/** What colours are by the theme. */
export interface Palette {
  floor: string;
  zone: string;
  line: string;
  ink: string;
  label: string;
  good: string;
  soon: string;
  expired: string;
  accent: string;
}

export interface Look {
  /** What the colour of goods says. */
  mode: "stock" | "heat";
  selected: string;
  walk: Walk | null;
}

/** Bins without goods are named by this too, when they are pointed at. */
export const HIT = "bins";

const COLD = new Color("#3f74b5");
const MILD = new Color("#e6d9a8");
const HOT = new Color("#b5302a");
const M = 1 / 1000;
/** Goods stand off the sides of their bin. */
const GAP = 0.06;

/** Everything of a building. Who shows it anew disposes of what was before: [dispose]. */
export function build(plan: Plan, look: Look, palette: Palette): Group {
  const all = new Group();
  all.add(slabs([plan], palette.floor, -0.05), slabs(plan.zones, palette.zone, -0.02));
  if (plan.bins.length > 0) {
    all.add(racks(plan.bins, palette.line), goods(plan, look, palette), hits(plan.bins));
  }
  if (plan.walls.length > 0) {
    all.add(walls(plan.walls, palette.zone));
  }
  all.add(outlines([plan, ...plan.zones], palette.line));
  if (plan.probes.length > 0) {
    all.add(probes(plan, palette));
  }
  const selected = plan.bins.find((one) => one.place === look.selected);
  if (selected) {
    all.add(frame(selected, palette.ink));
  }
  if (look.walk && look.walk.points.length > 1) {
    all.add(path(look.walk, palette.accent), ...stops(look.walk, palette));
  }
  for (const zone of plan.zones) {
    all.add(label(zone.name, palette, atFront(zone)));
  }
  return all;
}

export function dispose(group: Object3D): void {
  group.traverse((one) => {
    const { geometry, material } = one as Mesh;
    geometry?.dispose();
    for (const each of material ? [material].flat() : []) {
      (each as SpriteMaterial).map?.dispose();
      (each as Material).dispose();
    }
  });
}

/** In metres, with the front of the building towards the viewer. */
export function inMetres(x: number, y: number, z: number): [number, number, number] {
  return [x * M, z * M, -y * M];
}

function middleOf(box: Box): [number, number, number] {
  return inMetres(box.x + box.width / 2, box.y + box.depth / 2, box.z + box.height / 2);
}

function atFront(box: Box): [number, number, number] {
  return inMetres(box.x + box.width / 2, box.y, 0);
}

function instances(
  boxes: Box[],
  material: Material,
  place: (box: Box, at: Matrix4) => void,
): InstancedMesh {
  const mesh = new InstancedMesh(new BoxGeometry(1, 1, 1), material, boxes.length);
  const at = new Matrix4();
  boxes.forEach((box, i) => {
    place(box, at);
    mesh.setMatrixAt(i, at);
  });
  // One sphere around all of them, else what lies behind the first would vanish with it.
  mesh.computeBoundingSphere();
  return mesh;
}

function slabs(boxes: Box[], colour: string, top: number): InstancedMesh {
  return instances(boxes, new MeshLambertMaterial({ color: colour }), (box, at) => {
    const [x, , z] = middleOf(box);
    at.makeScale(box.width * M, 0.04, box.depth * M).setPosition(x, top, z);
  });
}

/** The four posts of a bin, and the beams that carry it. */
function racks(bins: Bin[], colour: string): LineSegments {
  const ends: number[] = [];
  for (const one of bins) {
    const [x, y] = [one.x + one.width, one.y + one.depth];
    const corners: [number, number][] = [
      [one.x, one.y],
      [x, one.y],
      [x, y],
      [one.x, y],
    ];
    corners.forEach(([cx, cy], i) => {
      const [nx, ny] = corners[(i + 1) % 4] ?? [cx, cy];
      ends.push(...inMetres(cx, cy, one.z), ...inMetres(cx, cy, one.z + one.height));
      ends.push(...inMetres(cx, cy, one.z), ...inMetres(nx, ny, one.z));
    });
  }
  return lines(ends, colour);
}

function walls(boxes: Box[], colour: string): InstancedMesh {
  const glass = new MeshLambertMaterial({ color: colour, transparent: true, opacity: 0.7 });
  return instances(boxes, glass, (box, at) => {
    at.makeScale(box.width * M, box.height * M, box.depth * M).setPosition(...middleOf(box));
  });
}

function outlines(boxes: Box[], colour: string): LineSegments {
  const ends = boxes.flatMap((one) => {
    const [x, y] = [one.x + one.width, one.y + one.depth];
    const corners: [number, number][] = [
      [one.x, one.y],
      [x, one.y],
      [x, y],
      [one.x, y],
    ];
    return corners.flatMap(([cx, cy], i) => {
      const [nx, ny] = corners[(i + 1) % 4] ?? [cx, cy];
      return [...inMetres(cx, cy, one.z), ...inMetres(nx, ny, one.z)];
    });
  });
  return lines(ends, colour);
}

function lines(ends: number[], colour: string): LineSegments {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(ends, 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color: colour }));
}

/** As high as the bin is full, in the colour of what is asked. */
function goods(plan: Plan, look: Look, palette: Palette): InstancedMesh {
  const filled = plan.bins.filter((one) => one.stock.length > 0);
  const mesh = instances(filled, new MeshLambertMaterial(), (box, at) => {
    const height = Math.max(0.15, (box as Bin).fill) * (box.height * M - 0.2);
    const [x, , z] = middleOf(box);
    at.makeScale(box.width * M - 2 * GAP, height, box.depth * M - 2 * GAP);
    at.setPosition(x, box.z * M + height / 2, z);
  });
  const range = rangeOf(plan.probes);
  filled.forEach((one, i) => {
    mesh.setColorAt(i, look.mode === "heat" ? heat(one, plan, range) : conditionOf(one, palette));
  });
  return mesh;
}

function conditionOf(bin: Bin, palette: Palette): Color {
  const { condition } = bin;
  return new Color(condition === "empty" ? palette.zone : palette[condition]);
}

function heat(box: Box, { probes }: Plan, range: [number, number] | null): Color {
  const [x, y, z] = [box.x + box.width / 2, box.y + box.depth / 2, box.z + box.height / 2];
  const warmth = warmthAt(x, y, z, probes);
  return warmth === null || range === null ? MILD : warmthColour(warmth, range);
}

export function warmthColour(warmth: number, [low, high]: [number, number]): Color {
  const part = Math.min(Math.max((warmth - low) / (high - low), 0), 1);
  return part < 0.5 ? COLD.clone().lerp(MILD, part * 2) : MILD.clone().lerp(HOT, (part - 0.5) * 2);
}

/** What is pointed at: all of a bin, also where nothing lies. Never drawn. */
function hits(bins: Bin[]): InstancedMesh {
  const hidden = new MeshBasicMaterial({ visible: false });
  const mesh = instances(bins, hidden, (box, at) => {
    at.makeScale(box.width * M, box.height * M, box.depth * M).setPosition(...middleOf(box));
  });
  mesh.name = HIT;
  return mesh;
}

function probes(plan: Plan, palette: Palette): InstancedMesh {
  const material = new MeshLambertMaterial();
  const mesh = new InstancedMesh(new SphereGeometry(1, 20, 14), material, plan.probes.length);
  const range = rangeOf(plan.probes);
  plan.probes.forEach((one, i) => {
    // What rings is seen from afar.
    const size = one.alarms > 0 ? 0.7 : 0.38;
    const at = new Matrix4().makeScale(size, size, size);
    mesh.setMatrixAt(i, at.setPosition(...inMetres(one.x, one.y, one.z + 400)));
    const warm = one.temperature !== null && range !== null;
    mesh.setColorAt(i, warm ? warmthColour(one.temperature ?? 0, range) : new Color(palette.ink));
  });
  mesh.computeBoundingSphere();
  return mesh;
}

function frame(box: Box, colour: string): InstancedMesh {
  const glass = new MeshBasicMaterial({ color: colour, transparent: true, opacity: 0.75 });
  return instances([box], glass, (one, at) => {
    at.makeScale(one.width * M + GAP, one.height * M + GAP, one.depth * M + GAP);
    at.setPosition(...middleOf(one));
  });
}

/** A strip on the floor for each stretch of the way. */
function path({ points }: Walk, colour: string): InstancedMesh {
  const stretches = points.slice(1).map((to, i): Box => {
    const from = points[i] ?? to;
    return {
      x: Math.min(from.x, to.x) - 90,
      y: Math.min(from.y, to.y) - 90,
      z: 0,
      width: Math.abs(from.x - to.x) + 180,
      depth: Math.abs(from.y - to.y) + 180,
      height: 1,
    };
  });
  return slabs(stretches, colour, 0.06);
}

function stops({ stands }: Walk, palette: Palette): Object3D[] {
  const material = new MeshLambertMaterial({ color: palette.accent });
  const discs = new InstancedMesh(
    new CylinderGeometry(0.35, 0.35, 0.1, 20),
    material,
    stands.length,
  );
  stands.forEach((one, i) => {
    discs.setMatrixAt(i, new Matrix4().setPosition(...inMetres(one.x, one.y, 100)));
  });
  discs.computeBoundingSphere();
  // Who stops twice at one spot sees both numbers.
  const spots = new Map<string, number[]>();
  stands.forEach((one, i) => {
    const key = `${one.x} ${one.y}`;
    spots.set(key, [...(spots.get(key) ?? []), i + 1]);
  });
  const numbers = [...spots.values()].map((all) => {
    const at = stands[(all[0] ?? 1) - 1] ?? { x: 0, y: 0 };
    return label(all.join(", "), palette, inMetres(at.x, at.y, 1_100), 0.8);
  });
  return [discs, ...numbers];
}

/** Writing that turns to whoever looks. */
function label(text: string, palette: Palette, at: [number, number, number], size = 1): Sprite {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const font = "600 44px system-ui, sans-serif";
  if (context) {
    context.font = font;
    canvas.width = Math.ceil(context.measureText(text).width) + 32;
    canvas.height = 64;
    context.font = font;
    context.fillStyle = palette.label;
    context.beginPath();
    context.roundRect(0, 0, canvas.width, canvas.height, 14);
    context.fill();
    context.fillStyle = palette.ink;
    context.textBaseline = "middle";
    context.fillText(text, 16, 34);
  }
  const map = new CanvasTexture(canvas);
  map.colorSpace = SRGBColorSpace;
  const sprite = new Sprite(new SpriteMaterial({ map, depthTest: false }));
  sprite.position.set(...at);
  sprite.scale.set((size * canvas.width) / 64, size, 1);
  sprite.renderOrder = 1;
  return sprite;
}
