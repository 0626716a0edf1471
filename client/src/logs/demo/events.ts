import type { Call } from './call.ts';

/** A stream of server-sent events as the platform writes it: pings in between, `EOF` at the end. */
export class EventStream {
  readonly #call: Call;
  #count = 0;
  /** Nothing more is written. */
  #isOver = false;
  readonly #ping: NodeJS.Timeout;
  readonly #life: NodeJS.Timeout;

  constructor(call: Call, seconds: number) {
    this.#call = call;
    const { response, control } = call;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.flushHeaders();
    control.opened(response);
    this.#ping = setInterval(() => this.#write('event: ping\ndata: \n\n'), 5000);
    this.#life = setTimeout(() => this.end(), seconds * 1000);
    this.onClose(() => {
      clearInterval(this.#ping);
      clearTimeout(this.#life);
    });
  }

  send(event: string, data: string): void {
    this.#write(`id: ${++this.#count}\nevent: ${event}\ndata: ${data}\n\n`);
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#call.response.end('id: -1\nevent: EOF\ndata: \n\n');
  }

  #write(text: string): void {
    const { control, response } = this.#call;
    if (this.#isOver) return;
    const bytes = Buffer.from(text);
    if (bytes.length <= control.budget) {
      control.budget -= bytes.length;
      response.write(bytes);
      return;
    }
    this.#isOver = true;
    response.write(bytes.subarray(0, control.budget), () => response.destroy());
    control.budget = Number.POSITIVE_INFINITY;
  }

  onClose(call: () => void): void {
    this.#call.response.on('close', call);
  }
}
