import {
  DirectionalLight,
  type Group,
  HemisphereLight,
  InstancedMesh,
  PerspectiveCamera,
  Raycaster,
  Scene,
  Vector2,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import type { Plan } from "./plan";
import { build, dispose, HIT, inMetres, type Look, type Palette } from "./scene";

/** A table model in augmented reality: forty metres are one. */
const MODEL = 1 / 40;
/** A drag is no click. */
const STILL_PIXELS = 5;

/**
 * Draws a building on a canvas: only when something has changed, so that a page left open costs
 * nothing. In virtual reality it is as large as it is, in augmented reality a model on a table.
 */
export class Stage {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(42, 1, 0.1, 2_000);
  private readonly controls: OrbitControls;
  private readonly raycaster = new Raycaster();
  private group: Group | null = null;
  private plan: Plan | null = null;
  private frame = 0;
  private down: [number, number] = [0, 0];

  /** @throws Error when the machine draws no WebGL */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly onPick: (place: string) => void,
  ) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    const sun = new DirectionalLight(0xffffff, 1.6);
    sun.position.set(-20, 60, 40);
    this.scene.add(new HemisphereLight(0xffffff, 0x8a8f86, 1.9), sun);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.maxPolarAngle = Math.PI / 2.05;
    // Who scrolls the page over it goes on scrolling; near and far are buttons, pinches and keys.
    this.controls.enableZoom = false;
    canvas.style.touchAction = "pan-y";
    this.controls.addEventListener("change", this.draw);
    canvas.addEventListener("pointerdown", this.pressed);
    canvas.addEventListener("pointerup", this.released);
  }

  show(plan: Plan, look: Look, palette: Palette): void {
    const isOther = this.plan?.place !== plan.place;
    if (this.group) {
      this.scene.remove(this.group);
      dispose(this.group);
    }
    this.plan = plan;
    this.group = build(plan, look, palette);
    this.scene.add(this.group);
    if (isOther) {
      this.look("corner");
    }
    this.draw();
  }

  /** From the front corner, or from above. */
  look(from: "corner" | "above"): void {
    if (!this.plan) {
      return;
    }
    const { x, y, width, depth, height } = this.plan;
    const [cx, , cz] = inMetres(x + width / 2, y + depth / 2, 0);
    const size = Math.max(width, depth * this.camera.aspect, height) / 1000;
    this.controls.target.set(cx, 0, cz);
    const [dx, dy, dz] = from === "above" ? [0, 1.25, 0.001] : [-0.34, 0.78, 1];
    const far = size * (this.camera.aspect < 1 ? 1.3 / this.camera.aspect : 1);
    this.camera.position.set(cx + dx * far, dy * far, cz + dz * far);
    this.controls.update();
    this.draw();
  }

  nearer(factor: number): void {
    this.camera.position.sub(this.controls.target).multiplyScalar(factor);
    this.camera.position.add(this.controls.target);
    this.controls.update();
    this.draw();
  }

  resize(width: number, height: number): void {
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.renderer.setSize(width, height, false);
    this.draw();
  }

  /** What the last picture took. */
  get calls(): number {
    return this.renderer.info.render.calls;
  }

  /** Goes on in a headset, until its session ends. */
  async enter(mode: "immersive-vr" | "immersive-ar"): Promise<void> {
    const { xr } = navigator;
    const { group, plan, renderer } = this;
    if (!xr || !group || !plan) {
      return;
    }
    const session = await xr.requestSession(mode, { optionalFeatures: ["local-floor"] });
    const [cx, , cz] = inMetres(plan.x + plan.width / 2, plan.y + plan.depth / 2, 0);
    if (mode === "immersive-ar") {
      this.scene.scale.setScalar(MODEL);
      this.scene.position.set(-cx * MODEL, 0.8, -cz * MODEL - 1.2);
    } else {
      // One comes in at the front, in the middle.
      this.scene.position.set(-cx, 0, -inMetres(0, plan.y, 0)[2] - 1);
    }
    renderer.xr.enabled = true;
    session.addEventListener("end", () => {
      renderer.xr.enabled = false;
      renderer.setAnimationLoop(null);
      this.scene.scale.setScalar(1);
      this.scene.position.set(0, 0, 0);
      this.draw();
    });
    await renderer.xr.setSession(session);
    renderer.setAnimationLoop(() => renderer.render(this.scene, this.camera));
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    this.canvas.removeEventListener("pointerdown", this.pressed);
    this.canvas.removeEventListener("pointerup", this.released);
    this.controls.dispose();
    if (this.group) {
      dispose(this.group);
    }
    this.renderer.setAnimationLoop(null);
    this.renderer.dispose();
  }

  private readonly draw = (): void => {
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.renderer.render(this.scene, this.camera);
        this.canvas.dataset.calls = String(this.calls);
      });
    }
  };

  private readonly pressed = (event: PointerEvent): void => {
    this.down = [event.clientX, event.clientY];
  };

  private readonly released = (event: PointerEvent): void => {
    const [x, y] = this.down;
    const hits = this.group?.getObjectByName(HIT);
    if (
      Math.hypot(event.clientX - x, event.clientY - y) > STILL_PIXELS ||
      !(hits instanceof InstancedMesh)
    ) {
      return;
    }
    const box = this.canvas.getBoundingClientRect();
    const at = new Vector2(
      ((event.clientX - box.left) / box.width) * 2 - 1,
      1 - ((event.clientY - box.top) / box.height) * 2,
    );
    this.raycaster.setFromCamera(at, this.camera);
    const all = this.raycaster.intersectObject(hits, false);
    const bins = all.flatMap((one) => this.plan?.bins[one.instanceId ?? -1] ?? []);
    // What is empty does not stand before what is not.
    const first = bins.find((one) => one.stock.length > 0) ?? bins[0];
    if (first) {
      this.onPick(first.place);
    }
  };
}
