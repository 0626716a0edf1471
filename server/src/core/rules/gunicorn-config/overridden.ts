import { type EffectiveGunicorn, effectiveGunicorn, placeOf } from '../../effective/gunicorn.ts';
import type { LayerValue } from '../../programs/gunicorn/effective-settings.ts';
import { nameOf } from '../../project/paths.ts';
import { type PythonValue, reprOf } from '../../syntax/python/python-value.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { startsOf } from '../facts/program-starts.ts';
import { type GunicornStart, useSpan } from '../gunicorn/gunicorn-starts.ts';
import type { Finding, Rule } from '../rule.ts';

export const overridden: Rule = {
  id: 'gunicorn-config/overridden',
  severity: 'hint',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The command line replaces a value of the configuration file.'),
  explanation: t(
    'What the command line sets wins over the configuration file, and a list (`--bind`) replaces the one of the file, it does not add to it. Whoever changes the file later will see no effect.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/app/base.py load_config', 'test/unit/effective/gunicorn.test.ts (gunicorn)'],
  *check(context) {
    for (const start of startsOf(context)) {
      if (start.invocation.program !== 'gunicorn') continue;
      const effective = effectiveGunicorn(context.project, start.process, start.invocation);
      yield* replacedValues(effective, start);
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi «-w 4» --timeout 30\n',
        files: { 'gunicorn.conf.py': 'workers = 2\ntimeout = 30\n' },
      },
      {
        text: 'web: gunicorn -c conf/web.py wsgi «--bind=:8000»\n',
        files: { 'conf/web.py': 'bind = [":5000"]\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -w 4\n', files: { 'gunicorn.conf.py': 'threads = 2\n' } },
      { text: 'web: gunicorn wsgi -w 4\n', files: { 'gunicorn.conf.py': 'if x:\n    workers = 2\n' } },
      { text: 'web: gunicorn wsgi -w $N\n', files: { 'gunicorn.conf.py': 'workers = 2\n' } },
    ],
  },
};

function* replacedValues(
  effective: EffectiveGunicorn,
  start: Pick<GunicornStart, 'command' | 'invocation'>,
): Iterable<Finding> {
  const { config } = effective;
  if (!config) return;
  for (const { name, value, certain } of config.syntax.names.values()) {
    const written = effective.command.settings.written(name);
    if (written?.layer !== 'command-line' || !certain || !differ(written.value, value)) continue;
    const [use] = written.uses;
    if (!use) continue;
    const place = placeOf(effective, { ...written, layer: 'config-file' });
    yield {
      span: useSpan(start, use),
      message: t('`{flag}` replaces `{name} = {value}` of {file}.', {
        flag: use.flag.text,
        name,
        value: reprOf(value),
        file: nameOf(config.uri),
      }),
      related:
        place.kind === 'file'
          ? [
              {
                message: t('The value that is replaced.'),
                span: { start: 0, end: 0 },
                uri: place.uri,
                range: place.range,
              },
            ]
          : [],
    };
  }
}

/** True if both values are known and differ; a single text counts as a list of one. */
function differ(ours: LayerValue['value'], theirs: PythonValue): boolean {
  const [a, b] = [plain(ours), plain(theirs)];
  return a !== undefined && b !== undefined && a !== b;
}

function plain(value: PythonValue): string | undefined {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.map(plain).join(',');
  if (value.kind === 'str') return isKnown(value.value) ? value.value : undefined;
  return value.kind === 'int' || value.kind === 'bool' || value.kind === 'none' ? reprOf(value) : undefined;
}
