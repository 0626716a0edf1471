import type { Invocation } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { wholeArgument } from '../argparse/argument-words.ts';
import type { ClickDialect } from '../click/messages.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError, optionUse } from '../click/result.ts';
import { isAtLeast } from '../release.ts';
import { type CeleryReading, wrongSettings } from './arguments.ts';
import { celeryCommand } from './click-commands.ts';
import { COMMANDS } from './command-data.ts';
import { parseFlower } from './flower.ts';

/** Reads the words as celery 5 and later do. The wording of errors follows the click release installed with it. */
export function readWithClick(
  invocation: Invocation,
  version: string | undefined,
  dialect: ClickDialect = dialectOf(version),
): CeleryReading {
  const root = celeryCommand(version);
  const found = parseClick(root, {
    words: invocation.arguments,
    environment: invocation.environment,
    home: invocation.programSpan,
    dialect,
  });
  const [, sub] = found.commands;
  const command = sub?.word ? { name: sub.command.name, word: sub.word } : undefined;
  const uses = found.uses.map(optionUse);
  const reading: CeleryReading = {
    reader: 'click',
    command,
    uses,
    positionals: found.positionals,
    extras: found.extras,
    errors: found.errors.map(argumentError),
    ended: found.ended,
    certain: found.certain,
  };
  // The code of the group, which prints the version, runs before the sub-command reads its words.
  if (uses.some(({ option }) => option.id === 'version')) {
    const errors = found.errors.filter((error) => error.command === root).map(argumentError);
    return { ...reading, errors, ended: errors.length === 0 };
  }
  return reading.ended ? reading : withLateErrors(reading);
}

/** Adds the errors of the command's own code, which come before it does anything. */
function withLateErrors(reading: CeleryReading): CeleryReading {
  const data = COMMANDS.find(({ name }) => name === reading.command?.name);
  if (data?.name === 'flower') {
    const flower = parseFlower(reading.extras);
    return {
      ...reading,
      ...flower,
      uses: [...reading.uses, ...flower.uses],
      errors: [...reading.errors, ...flower.errors],
    };
  }
  if (data?.extras !== 'settings') return reading;
  const words = reading.certain ? reading.extras.filter((word) => isKnown(word.value.text.split('=', 1)[0] ?? '')) : [];
  return { ...reading, errors: [...reading.errors, ...wrongSettings(words, (word) => wholeArgument(word).span)] };
}

/** celery 5.0 and 5.1 want click 7, later ones click 8: celery/celery:requirements/default.txt. */
function dialectOf(version: string | undefined): ClickDialect {
  return isAtLeast(version, '5.2.0') ? 'click8.4' : 'click7';
}
