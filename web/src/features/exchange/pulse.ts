/** Calls back a little later, in time for the next picture. */
export type Schedule = (beat: () => void) => void;

/** A hidden page draws nothing, and is told once it is shown again. */
const onFrame: Schedule = (beat) => requestAnimationFrame(beat);

/** Tells watchers that something changed, at most once for each picture that is drawn. */
export class Pulse {
  private readonly watchers = new Set<() => void>();
  private awaited = false;

  constructor(
    private readonly before: () => void = () => {},
    private readonly schedule: Schedule = onFrame,
  ) {}

  /** Something changed. */
  beat(): void {
    if (!this.awaited) {
      this.awaited = true;
      this.schedule(() => {
        this.awaited = false;
        this.before();
        for (const watcher of this.watchers) {
          watcher();
        }
      });
    }
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
}
