import { atLeast, atMost } from "./client";
import { sawLogTime } from "./signing";

/** Something that happened, as the live stream tells it. */
export interface Happening {
  topic: string;
  height: number;
  time: number;
  action: string;
  cursor: number;
  event: { type: string; body: Record<string, unknown> };
}

export type StreamState = "connecting" | "live" | "lost";

type Listener = (happening: Happening) => void;

const RETRY_MILLIS = [300, 800, 2000, 5000];

/**
 * The one connection to the live stream. It opens when the first topic is followed, and after a
 * loss replays from the height after the last one seen, so that nothing is missed.
 */
export class Stream {
  private socket: WebSocket | null = null;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly watchers = new Set<() => void>();
  private height = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  state: StreamState = "connecting";

  constructor(private readonly address: () => string) {}

  /** Follows topics until the answer is called. */
  follow(topics: string[], listener: Listener): () => void {
    const fresh = topics.filter((topic) => !this.listeners.has(topic));
    for (const topic of topics) {
      const known = this.listeners.get(topic) ?? new Set();
      this.listeners.set(topic, known.add(listener));
    }
    if (this.socket?.readyState === WebSocket.OPEN && fresh.length > 0) {
      this.send({ subscribe: fresh });
    } else {
      this.open();
    }
    return () => this.leave(topics, listener);
  }

  /** Calls back whenever the connection comes or goes. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private leave(topics: string[], listener: Listener): void {
    const empty: string[] = [];
    for (const topic of topics) {
      const known = this.listeners.get(topic);
      known?.delete(listener);
      if (known?.size === 0) {
        this.listeners.delete(topic);
        empty.push(topic);
      }
    }
    if (this.socket?.readyState === WebSocket.OPEN && empty.length > 0) {
      this.send({ unsubscribe: empty });
    }
  }

  private open(): void {
    if (this.socket || this.timer !== undefined) {
      return;
    }
    const socket = new WebSocket(this.address());
    this.socket = socket;
    socket.onopen = () => {
      this.failures = 0;
      const subscribe = [...this.listeners.keys()];
      this.send(this.height > 0 ? { subscribe, from: this.height + 1 } : { subscribe });
      this.turn("live");
    };
    socket.onmessage = (message) => this.receive(String(message.data));
    socket.onclose = () => this.lost();
  }

  private lost(): void {
    this.socket = null;
    this.turn("lost");
    const delay = RETRY_MILLIS[Math.min(this.failures, RETRY_MILLIS.length - 1)];
    this.failures++;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.listeners.size > 0) {
        this.open();
      }
    }, delay);
  }

  private receive(text: string): void {
    const message = JSON.parse(text);
    if (message.hello) {
      // Only a venue that was set up anew is behind what it said before.
      if (message.hello.height < this.height) {
        atMost(message.hello.height);
      }
      this.height = message.hello.height;
    }
    if (!message.topic) {
      return;
    }
    const happening = message as Happening;
    this.height = Math.max(this.height, happening.height);
    atLeast(happening.height);
    sawLogTime(happening.time);
    for (const listener of this.listeners.get(happening.topic) ?? []) {
      listener(happening);
    }
  }

  private send(message: object): void {
    this.socket?.send(JSON.stringify(message));
  }

  private turn(state: StreamState): void {
    this.state = state;
    for (const watcher of this.watchers) {
      watcher();
    }
  }
}

export const stream = new Stream(() => {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${location.host}/v1/stream`;
});
