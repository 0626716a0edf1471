import { visibleLine } from '../core/text/visible-text.ts';

/**
 * A reader that has seen enough (`| head`) is no failure, and changes nothing of what was found: the exit code says it. What cannot be
 * written, to a disk that is full, is one: nobody can tell from the output what was found.
 */
export function letReadersLeave(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') return;
      if (stream === process.stdout) {
        process.stderr.write(`procfile-doctor: the output cannot be written: ${visibleLine(message)}\n`);
      }
      process.exit(2);
    });
  }
}
