import { granian, hypercorn, uvicorn } from '../../programs/app-servers.ts';
import type { OptionUse, Program } from '../../programs/program.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { packageVerdict } from '../facts/package-verdict.ts';
import { programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

interface Need {
  readonly program: Program;
  readonly option: string;
  /** The values that need it. */
  readonly values: RegExp;
  readonly package: string;
  /** Extras that bring it. */
  readonly extras: readonly string[];
  /** Many packages require it: it is missed only where the requirements are known to the last one. */
  readonly isCommon?: boolean;
}

/** `fastapi[standard]` requires `uvicorn[standard]`. */
const STANDARD = ['uvicorn[standard]', 'fastapi[standard]', 'fastapi[all]'];

const NEEDS: readonly Need[] = [
  { program: uvicorn, option: 'loop', values: /^uvloop$/, package: 'uvloop', extras: STANDARD },
  { program: uvicorn, option: 'http', values: /^httptools$/, package: 'httptools', extras: STANDARD },
  { program: uvicorn, option: 'ws', values: /^websockets(?:-sansio)?$/, package: 'websockets', extras: STANDARD },
  { program: uvicorn, option: 'env_file', values: /./, package: 'python-dotenv', extras: STANDARD, isCommon: true },
  { program: uvicorn, option: 'log_config', values: /\.ya?ml$/, package: 'pyyaml', extras: STANDARD, isCommon: true },
  { program: hypercorn, option: 'worker_class', values: /^uvloop$/, package: 'uvloop', extras: ['hypercorn[uvloop]'] },
  { program: hypercorn, option: 'worker_class', values: /^trio$/, package: 'trio', extras: ['hypercorn[trio]'] },
  {
    program: granian,
    option: 'loop',
    values: /^uvloop$/i,
    package: 'uvloop',
    extras: ['granian[uvloop]'],
  },
  { program: granian, option: 'loop', values: /^rloop$/i, package: 'rloop', extras: ['granian[rloop]'] },
];

export const missingImplementation: Rule = {
  id: 'servers/missing-implementation',
  severity: 'error',
  scope: 'process',
  programs: [uvicorn.id, hypercorn.id, granian.id],
  title: t('The value needs a package that the requirements do not bring.'),
  explanation: t(
    'uvicorn and hypercorn come with one event loop and one reader of HTTP. The others are packages of their own, and so are the readers of `.env` and YAML files: where one is missing the server ends with «ModuleNotFoundError: No module named …». `uvicorn[standard]` brings them all.',
  ),
  sources: [
    'encode/uvicorn:pyproject.toml (extra standard), uvicorn/config.py',
    'pgjones/hypercorn:pyproject.toml (extras), src/hypercorn/run.py',
    'test/unit/rules/servers/servers-that-do-not-start.test.ts',
  ],
  *check(context) {
    for (const need of NEEDS) {
      for (const start of programStarts(context, need.program.names)) {
        const { uses } = need.program.parse(start.invocation, undefined);
        const use = uses.findLast(({ option }) => option.id === need.option);
        if (!use?.value || !isNeeded(use, need)) continue;
        const missing = packageVerdict(start.project, need.package, need.extras);
        const isCertain = missing?.severity === 'error';
        if (!missing || (need.isCommon && !isCertain)) continue;
        const needs = { value: use.value.text, package: need.package };
        yield {
          span: start.command.toDocument(use.value.span),
          severity: missing.severity,
          message: isCertain
            ? t('`{value}` needs the package {package}, which is not among the requirements.', needs)
            : t(
                '`{value}` needs the package {package}. No requirement asks for it, unless another one brings it along.',
                needs,
              ),
          fixes: () => missing.fixes,
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: uvicorn app:app --loop «uvloop»\n',
        files: { 'requirements.txt': 'uvicorn==0.30.6\n' },
        fixed: 'web: uvicorn app:app --loop uvloop\n',
      },
      {
        text: 'web: uvicorn app:app --http «httptools»\n',
        files: { 'requirements.txt': 'uvicorn\nfastapi\n' },
        fixed: 'web: uvicorn app:app --http httptools\n',
      },
      {
        text: 'web: hypercorn app:app -k «trio»\n',
        files: { 'requirements.txt': 'hypercorn[uvloop]\n' },
        fixed: 'web: hypercorn app:app -k trio\n',
      },
    ],
    good: [
      { text: 'web: uvicorn app:app --loop uvloop\n', files: { 'requirements.txt': 'uvicorn[standard]==0.30.6\n' } },
      { text: 'web: uvicorn app:app --loop uvloop\n', files: { 'requirements.txt': 'uvicorn\nuvloop\n' } },
      { text: 'web: uvicorn app:app --loop asyncio --http h11\n', files: { 'requirements.txt': 'uvicorn\n' } },
      { text: 'web: uvicorn app:app --loop uvloop\n', files: { 'requirements.txt': 'fastapi[standard]\n' } },
      { text: 'web: uvicorn app:app --env-file .env\n', files: { 'requirements.txt': 'uvicorn\n', '.env': '' } },
      { text: 'web: uvicorn app:app --loop uvloop\n' },
      { text: 'web: hypercorn app:app -k trio\n', files: { 'requirements.txt': 'hypercorn[trio]\n' } },
    ],
  },
};

function isNeeded({ value }: OptionUse, { values }: Need): boolean {
  return value !== undefined && isKnown(value.text) && values.test(value.text);
}
