import { type StoryClock, type StoryName, story, storyNames } from './stories.ts';

/** A line as the platform keeps it. `time` is nanoseconds since the epoch, no two of one instance are equal. */
export interface DemoLine {
  readonly time: bigint;
  readonly process: string;
  readonly instance: string;
  readonly message: string;
}

export interface DemoInstance {
  readonly name: string;
  readonly process: string;
  readonly started: Date;
  restarts: number;
  terminated: { readonly exit_code: number | null; readonly reason: string | null };
}

export interface DemoOptions {
  /** Lines of ordinary traffic in a second. */
  readonly rate: number;
  /** Milliseconds between two stories; 0 plays none by itself. */
  readonly storyEvery: number;
}

const kept = 50_000;
const paths = [
  '/api/v1/orders/',
  '/api/v1/products/',
  '/',
  '/static/js/app.js',
  '/api/v1/cart/',
  '/healthz',
  '/api/v1/login/',
];

/** An application that runs: ordinary traffic, and now and then a story. */
export class DemoApplication {
  readonly lines: DemoLine[] = [];
  readonly instances: readonly DemoInstance[];
  private readonly listeners = new Set<(line: DemoLine) => void>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private lastTime = 0n;
  private written = 0;
  private nextStory = 0;

  constructor(private readonly options: DemoOptions) {
    const instance = (process: string, name: string): DemoInstance => ({
      name,
      process,
      started: new Date(),
      restarts: 0,
      terminated: { exit_code: null, reason: null },
    });
    this.instances = [
      instance('web', 'bkapp-shop-prod--web-7d9c6f5b8-x2x7k'),
      instance('web', 'bkapp-shop-prod--web-7d9c6f5b8-q9r4t'),
      instance('worker', 'bkapp-shop-prod--worker-5f6d8c7b9-m3n8p'),
    ];
  }

  start(): void {
    this.boot();
    const { rate, storyEvery } = this.options;
    // Timers of fewer than 10 ms are not kept: faster traffic comes several lines at a time.
    const every = Math.max(10, 1000 / rate);
    let owed = 0;
    if (rate > 0) {
      this.repeat(every, () => {
        for (owed += (rate * every) / 1000; owed >= 1; owed--) this.traffic();
      });
    }
    if (storyEvery > 0)
      this.repeat(storyEvery, () => this.play(storyNames[this.nextStory++ % storyNames.length] ?? 'timeout'));
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** Calls back for every new line; returns how to end that. */
  listen(listener: (line: DemoLine) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  play(name: StoryName): void {
    let at = 0;
    for (const step of story(name)) {
      at += step.after;
      this.after(at, () => {
        const process = step.process === 'nginx' ? 'web' : step.process;
        this.write(process, step.text(clock()));
        if (step.terminated) this.terminate(process, step.terminated);
      });
    }
  }

  write(process: string, message: string, instance = this.instances.find((one) => one.process === process)): void {
    if (!instance) return;
    const now = BigInt(Date.now()) * 1_000_000n;
    this.lastTime = now > this.lastTime ? now : this.lastTime + 1n;
    const line = { time: this.lastTime, process, instance: instance.name, message };
    this.lines.push(line);
    if (this.lines.length > kept + 5000) this.lines.splice(0, 5000);
    for (const listener of this.listeners) listener(line);
  }

  private boot(): void {
    const at = clock();
    this.write('web', `[${at.gunicorn()}] [1] [INFO] Starting gunicorn 23.0.0`);
    this.write('web', `[${at.gunicorn()}] [1] [INFO] Listening at: http://[::]:5000 (1)`);
    this.write('web', `[${at.gunicorn()}] [1] [INFO] Using worker: sync`);
    for (const pid of [23, 24, 25])
      this.write('web', `[${at.gunicorn()}] [${pid}] [INFO] Booting worker with pid: ${pid}`);
    this.write('worker', `[${at.celery()}: INFO/MainProcess] celery@worker ready.`);
  }

  private traffic(): void {
    const number = ++this.written;
    const at = clock();
    if (number % 7 === 0) {
      this.write(
        'worker',
        `[${at.celery()}: INFO/ForkPoolWorker-${(number % 4) + 1}] Task shop.tasks.send_mail[${number}] succeeded in 0.0${number % 10}s: None`,
      );
      return;
    }
    const path = paths[number % paths.length] ?? '/';
    const status = number % 41 === 0 ? 404 : 200;
    const microseconds = 8000 + ((number * 7919) % 240_000);
    const web = this.instances.filter((one) => one.process === 'web');
    this.write(
      'web',
      `[10.0.3.${number % 200}] ${number.toString(16).padStart(32, '0')} - [${at.access()}] "GET ${path}?n=${number} HTTP/1.1" ${status} ${microseconds} ${500 + (number % 4000)} "-" "Mozilla/5.0"`,
      web[number % web.length],
    );
  }

  private terminate(process: string, state: { readonly exit_code: number; readonly reason: string }): void {
    const instance = this.instances.find((one) => one.process === process);
    if (!instance) return;
    instance.restarts++;
    instance.terminated = state;
  }

  private after(milliseconds: number, call: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      call();
    }, milliseconds);
    this.timers.add(timer);
  }

  private repeat(milliseconds: number, call: () => void): void {
    this.timers.add(setInterval(call, milliseconds));
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Times in the zone of the platform, +0800. */
function clock(): StoryClock {
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString();
  const [date = '', time = ''] = now.slice(0, 19).split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    gunicorn: () => `${date} ${time} +0800`,
    celery: () => `${date} ${time},${now.slice(20, 23)}`,
    access: () => `${day}/${months[Number(month) - 1]}/${year}:${time} +0800`,
  };
}
