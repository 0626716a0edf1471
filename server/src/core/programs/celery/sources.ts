import type { OptionOrigin } from '../option-data.ts';

const REFERENCE = 'https://docs.celeryq.dev/en/stable/reference/cli.html';

/** The source of the facts about a command's options (undefined: the global ones). */
export function originOf(command: string | undefined): OptionOrigin {
  const file = command === undefined ? 'celery' : command === 'inspect' || command === 'status' ? 'control' : command;
  return {
    documentation: command === undefined ? `${REFERENCE}#celery` : `${REFERENCE}#celery-${command}`,
    sources: [`celery/celery:celery/bin/${file}.py`],
  };
}
