import type { Invocation } from '../../model/command-line.ts';
import type { ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption } from '../click/data-option.ts';
import { CLICK_CUTOFF } from '../click/messages.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError } from '../click/result.ts';
import type { OptionData } from '../option-data.ts';
import type { ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import data from './flask.data.json';
import { flask, ORIGIN, parseFlask } from './program.ts';

const HELP = exiting(data.help);
const RUN: ClickCommand = {
  name: 'run',
  options: [...data.run.map((option: OptionData) => clickOption(option, ORIGIN)), HELP],
  arguments: [],
};
const GROUP: ClickCommand = {
  name: 'flask',
  options: [
    ...data.global.map((option: OptionData) =>
      option.id === 'version' ? exiting(option) : clickOption(option, ORIGIN),
    ),
    HELP,
  ],
  arguments: [],
  group: {
    names: [RUN.name],
    command: (name) => (name === RUN.name ? RUN : { name, options: [], arguments: [], opaque: true }),
    withoutCommand: true,
    suggestionCutoff: CLICK_CUTOFF,
  },
};

/**
 * flask, with what click refuses of `flask run` for certain: words that belong to no option. Neither flask nor an extension
 * that replaces the command (miguelgrinberg/flask-socketio:src/flask_socketio/cli.py) declares an argument; an option that
 * is not known may be one of the extension's, and the word behind it its value: only those of gunicorn are told of.
 */
export const flaskRun: Program = { ...flask, parse: readOnce(read) };

/** Options of gunicorn: no extension of `flask run` is known that has one of them. */
const OF_GUNICORN = /^No such option '(?:-w|-b|-k|--(?:workers|bind|threads|timeout|worker-class))'/;

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const { errors } = parseClick(GROUP, {
    words: invocation.arguments,
    environment: invocation.environment,
    home: invocation.programSpan,
    dialect: 'click8.4',
  });
  const isKnown = errors.every(({ kind }) => kind !== 'unknown-option');
  const refused = errors.filter(({ kind, text }) => {
    return kind === 'unexpected-argument' ? isKnown : kind === 'unknown-option' && OF_GUNICORN.test(text);
  });
  return { ...parseFlask(invocation, version), errors: refused.map(argumentError) };
}

/** Prints something and ends with code 0, whatever else is given. */
function exiting(option: OptionData): ClickOption {
  return { ...clickOption(option, ORIGIN), eager: true, exits: true };
}
