import type { Writable } from 'node:stream';
import type { Message, MessageWriter } from 'vscode-languageserver';
import { AbstractMessageWriter } from 'vscode-languageserver/node';

/**
 * Writes each message in one piece, in order. The library's own writer writes header and body separately, which wakes the client
 * up twice, and waits a turn of the event loop first.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #output: Writable;
  #errors = 0;

  constructor(output: Writable) {
    super();
    this.#output = output;
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    const frame = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => {
      this.#output.write(frame, 'utf8', (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.#errors);
        reject(error);
      });
    });
  }

  end(): void {
    this.#output.end();
  }
}
