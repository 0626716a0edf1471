import type { OptionOrigin } from '../option-data.ts';

const REFERENCE = 'https://docs.celeryq.dev/en/stable/reference/cli.html';

/** Where the facts about the options of a command (undefined: the global ones) come from. */
export function originOf(command: string | undefined): OptionOrigin {
  const file = command === undefined ? 'celery' : command === 'inspect' || command === 'status' ? 'control' : command;
  return {
    documentation: command === undefined ? `${REFERENCE}#celery` : `${REFERENCE}#celery-${command}`,
    sources: [`celery/celery:celery/bin/${file}.py`],
  };
}
