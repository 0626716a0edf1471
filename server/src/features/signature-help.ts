import type { Position, SignatureHelp } from 'vscode-languageserver';
import { caretAt } from '../core/complete/caret.ts';
import { awaitsValue } from '../core/complete/options.ts';
import { explainOption } from '../core/explain/option.ts';
import { installedVersion } from '../core/programs/installed-version.ts';
import { programFor } from '../core/programs/registry.ts';
import type { Session } from '../editor/session.ts';
import type { Analysis } from '../workspace/analysis.ts';
import { explanationMarkup } from './explanation-markup.ts';

/** While the value of an option is written: which option it is, and what it takes. */
export function signatureHelp(
  analysis: Analysis | undefined,
  position: Position,
  { client, translations }: Session,
): SignatureHelp | null {
  if (!analysis) return null;
  const { document, project } = analysis;
  const caret = caretAt(document, document.lines.offsetAt(position));
  const program = caret?.invocation && programFor(caret.invocation.program);
  if (!caret?.invocation || !program) return null;
  const options = program.options(installedVersion(project, program), caret.invocation);
  const equals = caret.prefix.startsWith('-') ? caret.prefix.indexOf('=') : -1;
  const flag = equals > 0 ? caret.prefix.slice(0, equals) : undefined;
  const option = flag ? options.find(({ flags }) => flags.includes(flag)) : awaitsValue(options, caret);
  if (!option || option.value === 'none') return null;
  const explanation = explainOption(program, option);
  const value = option.metavar ?? 'VALUE';
  const label = `${program.id} ${flag ?? caret.before.at(-1)?.value.text ?? ''} ${value}`;
  return {
    signatures: [
      {
        label,
        documentation: explanationMarkup(explanation, client.markdownIn.signatureHelp, translations),
        parameters: [{ label: client.parameterOffsets ? [label.length - value.length, label.length] : value }],
      },
    ],
    activeSignature: 0,
    activeParameter: 0,
  };
}
