/**
 * Messages over standard input and output, where anything may arrive. A well-framed body that is no message is answered as
 * JSON-RPC demands (section 5.1). Where the frame itself is broken nobody knows where the next message begins: the server
 * exits, and the editor starts another one. The library's own reader takes a frame of any size, waits for ever after a broken
 * one, and reports it like a message that a handler failed on.
 */
import type { Readable, Writable } from 'node:stream';
import type { DataCallback, Disposable, Message, MessageReader, MessageWriter } from 'vscode-languageserver';
import { AbstractMessageReader } from 'vscode-languageserver/node';
import { isRecord } from '../core/text/is-record.ts';
import { MessageFrames } from './message-frames.ts';
import { WholeMessageWriter } from './whole-message-writer.ts';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

interface Streams {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/** `onEnd`: the input is closed, or cannot be read any further. */
export function messageStreams(input: Readable, output: Writable, onEnd: () => void): Streams {
  const writer = new WholeMessageWriter(output);
  const refuse = (code: number, message: string) =>
    void writer.write({ jsonrpc: '2.0', id: null, error: { code, message } } as Message).catch(() => {});
  const reader = new PatientReader(input, refuse);
  reader.onError((error) => {
    process.stderr.write(`procfile-doctor: the input cannot be read any further: ${error.message}\n`);
    onEnd();
  });
  reader.onClose(onEnd);
  input.on('end', onEnd);
  return { reader, writer };
}

/** Only errors of the stream are errors of this reader; what goes wrong while a message is handled is not. */
class PatientReader extends AbstractMessageReader {
  readonly #input: Readable;
  readonly #refuse: (code: number, message: string) => void;
  readonly #frames = new MessageFrames();

  constructor(input: Readable, refuse: (code: number, message: string) => void) {
    super();
    this.#input = input;
    this.#refuse = refuse;
  }

  listen(callback: DataCallback): Disposable {
    const onData = (chunk: Uint8Array): void => this.#read(chunk, callback);
    this.#input.on('data', onData);
    this.#input.on('error', (error) => this.fireError(error));
    this.#input.on('close', () => this.fireClose());
    return { dispose: () => void this.#input.off('data', onData) };
  }

  #read(chunk: Uint8Array, callback: DataCallback): void {
    try {
      for (const body of this.#frames.take(chunk)) this.#give(body, callback);
    } catch (error) {
      this.#input.pause();
      this.fireError(error);
    }
  }

  #give(body: Uint8Array, callback: DataCallback): void {
    const message = parsed(body);
    if (message === undefined) this.#refuse(PARSE_ERROR, 'this is no JSON');
    else if (!isMessage(message)) this.#refuse(INVALID_REQUEST, 'this is no message; batches are not part of LSP');
    else {
      try {
        callback(message);
      } catch (error) {
        process.stderr.write(`a message was passed over: ${error}\n`);
      }
    }
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is Message {
  return isRecord(value);
}
