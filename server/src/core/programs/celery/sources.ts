import type { OptionOrigin } from '../option-data.ts';

const REFERENCE = 'https://docs.celeryq.dev/en/stable/reference/cli.html';

/** Commands that share a file. */
const SHARED_FILES: ReadonlyMap<string, string> = new Map([
  ['inspect', 'control'],
  ['status', 'control'],
]);

/** The source of the facts about a command's options (undefined: the global ones). */
export function originOf(command: string | undefined): OptionOrigin {
  const file = command === undefined ? 'celery' : (SHARED_FILES.get(command) ?? command);
  return {
    documentation: command === undefined ? `${REFERENCE}#celery` : `${REFERENCE}#celery-${command}`,
    sources: [`celery/celery:celery/bin/${file}.py`],
  };
}
