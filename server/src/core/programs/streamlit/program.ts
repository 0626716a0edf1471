import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError, type ClickResult, optionUse } from '../click/result.ts';
import { dataText } from '../option-data.ts';
import type { ArgumentError, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';

const DOCUMENTATION = 'https://docs.streamlit.io/develop/api-reference/configuration/config.toml';

/** Its options are loaded with the first command that starts it. */
function known() {
  return require('./command.ts') as typeof import('./command.ts');
}

export const streamlit: Program = {
  id: 'streamlit',
  names: ['streamlit'],
  package: 'streamlit',
  title: t('Streamlit’s command'),
  documentation: DOCUMENTATION,
  options: (_, invocation) => (invocation && commandOf(invocation)?.text !== 'run' ? [] : known().SPECS),
  commands: () =>
    known().COMMANDS.map(({ name, description }) => ({
      name,
      description: dataText(description),
      documentation: DOCUMENTATION,
    })),
  commandWord: commandOf,
  parse: readOnce(read),
};

const readWithClick = readOnce(
  (invocation: Invocation): ClickResult =>
    parseClick(known().STREAMLIT, {
      words: invocation.arguments,
      environment: invocation.environment,
      home: invocation.programSpan,
      dialect: 'click8.4',
    }),
);

function commandOf(invocation: Invocation) {
  return readWithClick(invocation, undefined).commands[1]?.word;
}

/** `streamlit run SCRIPT [WORDS OF THE SCRIPT]`: the first positional is the script. */
function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const found = readWithClick(invocation, undefined);
  return {
    program: streamlit,
    version,
    uses: found.uses.map(optionUse),
    positionals: found.positionals,
    errors: found.errors.map(argumentError).filter(isCertain),
    certain: found.certain,
  };
}

/**
 * What else can be set changes from release to release, and a theme alone has three hundred settings: those sections of its
 * configuration are not judged.
 */
function isCertain({ kind, text }: ArgumentError): boolean {
  return kind !== 'unknown-option' || !/^No such option '--(?!server\.|browser\.)\w+\./.test(text);
}
