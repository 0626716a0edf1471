const encoder = new TextEncoder();

/** A line as bytes of a stream, wherever it is read. */
export function lineBytes(line: string): Uint8Array {
  return encoder.encode(`${line}\n`);
}

/** Cuts bytes into lines, wherever they are cut themselves. Lines keep no line break. */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8');
  private rest = '';

  push(bytes: Uint8Array): string[] {
    const lines = (this.rest + this.decoder.decode(bytes, { stream: true })).split('\n');
    this.rest = lines.pop() ?? '';
    return lines;
  }

  /** What is left without a line break, if anything. */
  end(): string[] {
    const rest = this.rest + this.decoder.decode();
    this.rest = '';
    return rest === '' ? [] : [rest];
  }
}
