import { clock } from './clock.ts';
import { DemoInstances } from './instances.ts';
import { type Step, type StoryName, story, storyNames } from './stories.ts';

/** A line as the platform keeps it. `time` is nanoseconds since the epoch, no two are equal. */
export interface DemoLine {
  readonly time: bigint;
  readonly process: string;
  readonly instance: string;
  /** Restarts of the instance when it was written. */
  readonly generation: number;
  readonly message: string;
}

/** A request as the ingress in front of the application logs it. */
export interface DemoRequest {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly path: string;
  readonly status: number;
  readonly seconds: number;
}

export interface DemoOptions {
  /** Lines of ordinary traffic in a second. */
  readonly rate: number;
  /** Milliseconds between two stories; 0 plays none by itself. */
  readonly storyEvery: number;
}

/** As someone sees it who tries the panel. */
export const ordinaryDemo: DemoOptions = { rate: 5, storyEvery: 15_000 };

const MOST_ENTRIES = 50_000;
const PATHS = [
  '/api/v1/orders/',
  '/api/v1/products/',
  '/',
  '/static/js/app.js',
  '/api/v1/cart/',
  '/healthz',
  '/login/',
];

/** An application that runs: ordinary traffic, and now and then a story. */
export class DemoApplication {
  readonly #options: DemoOptions;
  readonly lines: DemoLine[] = [];
  readonly requests: DemoRequest[] = [];
  readonly instances = new DemoInstances();
  readonly #listeners = new Set<(line: DemoLine) => void>();
  readonly #requestListeners = new Set<(request: DemoRequest) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastTime = 0n;
  #written = 0;
  #nextStory = 0;

  constructor(options: DemoOptions) {
    this.#options = options;
    this.instances.add('web', 'bkapp-shop-prod--web-7d9c6f5b8-x2x7k');
    this.instances.add('web', 'bkapp-shop-prod--web-7d9c6f5b8-q9r4t');
    this.instances.add('worker', 'bkapp-shop-prod--worker-5f6d8c7b9-m3n8p');
  }

  start(): void {
    this.#boot();
    const { rate, storyEvery } = this.#options;
    // Timers of fewer than 10 ms are not kept: faster traffic comes several lines at a time.
    const every = Math.max(10, 1000 / rate);
    let owed = 0;
    if (rate > 0) {
      this.#repeat(every, () => {
        for (owed += (rate * every) / 1000; owed >= 1; owed--) this.#traffic();
      });
    }
    if (storyEvery > 0) this.#repeat(storyEvery, () => this.#playNext());
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Calls back for every new line; returns how to end that. */
  listen(listener: (line: DemoLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The same for every new request. */
  listenToRequests(listener: (request: DemoRequest) => void): () => void {
    this.#requestListeners.add(listener);
    return () => this.#requestListeners.delete(listener);
  }

  play(name: StoryName): void {
    let at = 0;
    for (const step of story(name)) {
      at += step.after;
      this.#after(at, () => this.#carryOut(step));
    }
  }

  write(process: string, message: string, instance = this.instances.of(process)[0]): void {
    if (!instance) return;
    const now = BigInt(Date.now()) * 1_000_000n;
    this.#lastTime = now > this.#lastTime ? now : this.#lastTime + 1n;
    const line = { time: this.#lastTime, process, instance: instance.name, generation: instance.restarts, message };
    this.lines.push(line);
    if (this.lines.length > MOST_ENTRIES + 5000) this.lines.splice(0, 5000);
    for (const listener of this.#listeners) listener(line);
  }

  #carryOut({ process, text, request, terminated }: Step): void {
    if (text) this.write(process, text(clock()));
    if (request) this.#request(request);
    const [instance] = this.instances.of(process);
    if (terminated && instance) this.instances.restart(instance.name, terminated);
  }

  #request(seen: Omit<DemoRequest, 'time'>): void {
    const request = { time: Date.now(), ...seen };
    this.requests.push(request);
    if (this.requests.length > MOST_ENTRIES + 5000) this.requests.splice(0, 5000);
    for (const listener of this.#requestListeners) listener(request);
  }

  #playNext(): void {
    this.play(storyNames[this.#nextStory++ % storyNames.length] ?? 'timeout');
  }

  #boot(): void {
    const at = clock().gunicorn();
    this.write('web', `[${at}] [1] [INFO] Starting gunicorn 23.0.0`);
    this.write('web', `[${at}] [1] [INFO] Listening at: http://[::]:5000 (1)`);
    this.write('web', `[${at}] [1] [INFO] Using worker: sync`);
    for (const pid of [23, 24, 25]) this.write('web', `[${at}] [${pid}] [INFO] Booting worker with pid: ${pid}`);
    this.write('worker', `[${clock().celery()}: INFO/MainProcess] celery@worker ready.`);
  }

  #traffic(): void {
    const number = ++this.#written;
    const at = clock();
    if (number % 7 === 0) {
      const name = `ForkPoolWorker-${(number % 4) + 1}`;
      const task = `Task shop.tasks.send_mail[${number}] succeeded in 0.0${number % 10}s: None`;
      this.write('worker', `[${at.celery()}: INFO/${name}] ${task}`);
      return;
    }
    const path = `${PATHS[number % PATHS.length] ?? '/'}?n=${number}`;
    const status = number % 41 === 0 ? 404 : 200;
    const microseconds = 8000 + ((number * 7919) % 240_000);
    const id = ((BigInt(number) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0');
    const web = this.instances.of('web');
    const client = `10.0.3.${number % 200}`;
    const rest = `${status} ${microseconds} ${500 + (number % 4000)} "-" "Mozilla/5.0"`;
    this.write('web', `[${client}] ${id} - [${at.access()}] "GET ${path} HTTP/1.1" ${rest}`, web[number % web.length]);
    this.#request({ path, status, seconds: microseconds / 1_000_000 });
  }

  #after(milliseconds: number, call: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      call();
    }, milliseconds);
    this.#timers.add(timer);
  }

  #repeat(milliseconds: number, call: () => void): void {
    this.#timers.add(setInterval(call, milliseconds));
  }
}
