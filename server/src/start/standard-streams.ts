/**
 * Messages over standard input and output, where anything may arrive. What is framed well and is no message is answered
 * as JSON-RPC wants it (section 5.1). Where the frame itself is broken nobody knows where the next message begins: the
 * server leaves, and the editor starts another, rather than stay and be deaf.
 */
import type { Readable, Writable } from 'node:stream';
import type { DataCallback, Disposable, Message } from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

export interface Streams {
  readonly reader: StreamMessageReader;
  readonly writer: StreamMessageWriter;
}

/** `onEnd`: the input is closed, or cannot be read any further. */
export function messageStreams(input: Readable, output: Writable, onEnd: () => void): Streams {
  const writer = new StreamMessageWriter(output);
  const refuse = (code: number, message: string): Message => {
    void writer.write({ jsonrpc: '2.0', id: null, error: { code, message } } as Message).catch(() => {});
    return NOTHING;
  };
  const decode = async (bytes: Uint8Array): Promise<Message> => {
    const message = parsed(bytes);
    if (message === undefined) return refuse(PARSE_ERROR, 'this is no JSON');
    return isMessage(message) ? message : refuse(INVALID_REQUEST, 'this is no message; batches are not part of LSP');
  };
  const reader = new PatientReader(input, { contentTypeDecoder: { name: 'application/json', decode } });
  // `decode` refuses by itself: what is left are broken headers and streams.
  reader.onError(onEnd);
  reader.onClose(onEnd);
  input.on('end', onEnd);
  return { reader, writer };
}

/** What a message brings about is no fault of the stream: the library would tell both by the same event. */
class PatientReader extends StreamMessageReader {
  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      try {
        callback(message);
      } catch (error) {
        process.stderr.write(`a message was passed over: ${error}\n`);
      }
    });
  }
}

/** Optional by its name: passed over by whoever does not know it. */
const NOTHING = { jsonrpc: '2.0', method: '$/nothing' };

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
