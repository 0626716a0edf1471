import { pythonInt } from '../../syntax/python/python-number.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { ArgumentError, OptionUse, ParsedArguments } from '../program.ts';
import { isAtLeast } from '../release.ts';

/** Options that cannot stand together: argparse's `add_mutually_exclusive_group`, then what sanic looks at itself. */
export function conflicts(
  { uses, certain }: ParsedArguments,
  groups: readonly (readonly string[])[],
  version: string | undefined,
): ArgumentError[] {
  if (!certain) return [];
  const errors: ArgumentError[] = [];
  const seen: OptionUse[] = [];
  for (const use of uses) {
    // What is at its default does not count; of a variable that is not known.
    if (use.option.id === 'workers' && isMaybeOne(use.value?.text ?? '')) continue;
    const group = groups.find((ids) => ids.includes(use.option.id)) ?? [];
    const other = seen.find(({ option }) => group.includes(option.id) && option.id !== use.option.id);
    if (other && isExclusive(use, other, version)) {
      const text = `argument ${nameOf(use)}: not allowed with argument ${nameOf(other)}`;
      errors.push({ kind: 'conflict', span: use.flag.span, option: use.option, text, exitCode: 2 });
    }
    seen.push(use);
  }
  return errors.length > 0 ? errors : ownConflicts(uses, version);
}

function isMaybeOne(text: string): boolean {
  return !isKnown(text) || pythonInt(text) === 1n;
}

/** `--factory` and `--simple` came to exclude each other with 22.9. */
function isExclusive({ option }: OptionUse, { option: other }: OptionUse, version: string | undefined): boolean {
  const isBoth = [option.id, other.id].includes('factory') && [option.id, other.id].includes('simple');
  return !isBoth || isAtLeast(version, '22.9.0');
}

function nameOf({ option }: OptionUse): string {
  return option.flags.join('/');
}

/** sanic-org/sanic:sanic/cli/app.py _precheck and arguments.py DaemonGroup.prepare */
function ownConflicts(uses: readonly OptionUse[], version: string | undefined): ArgumentError[] {
  const last = (id: string) => uses.findLast(({ option }) => option.id === id);
  const refuse = ({ flag, option }: OptionUse, text: string): ArgumentError[] => [
    { kind: 'conflict', span: flag.span, option, text, exitCode: 1 },
  ];
  const [cert, key, tls, strict] = [last('cert'), last('key'), last('tls'), last('tlshost')];
  const wrong = cert && key ? tls : (cert ?? key ?? (tls ? undefined : strict));
  if (wrong && isAtLeast(version, '21.12.0')) {
    return refuse(wrong, 'TLS certificates must be specified by either of:');
  }
  const file = last('pidfile') ?? last('logfile');
  return file && !last('daemon') ? refuse(file, 'Error: --pidfile and --logfile require --daemon') : [];
}
