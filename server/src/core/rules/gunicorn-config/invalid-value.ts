import { gunicorn } from '../../programs/gunicorn/program.ts';
import { RELEASES } from '../../programs/gunicorn/releases.ts';
import { settingsOf } from '../../programs/gunicorn/settings.ts';
import { UNSEEN } from '../../programs/gunicorn/surroundings.ts';
import { checkValue } from '../../programs/gunicorn/values/value-checks.ts';
import { installedVersion } from '../../programs/installed-version.ts';
import type { Binding } from '../../syntax/python/module-facts.ts';
import { t } from '../../text/l10n.ts';
import type { Finding, Rule } from '../rule.ts';

export const invalidValue: Rule = {
  id: 'gunicorn-config/invalid-value',
  severity: 'error',
  scope: 'document',
  kind: 'gunicorn-config',
  title: t('gunicorn refuses this value and stops.'),
  explanation: t(
    'Every value of the configuration file is checked when gunicorn starts, also one that the command line replaces. The first that is refused ends gunicorn with exit code 1. A value that only a run would know is not judged.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/config.py (the validators)',
    'benoitc/gunicorn:gunicorn/app/base.py load_config_from_module_name_or_filename',
    'test/unit/rules/gunicorn-config/invalid-value.test.ts (gunicorn 20.1 and the newest load the same files)',
  ],
  *check({ document, project }) {
    if (document.syntax.kind !== 'gunicorn-config') return;
    const version = installedVersion(project, gunicorn);
    for (const binding of document.syntax.names.values()) {
      const finding = binding.certain ? judge(binding, version) : undefined;
      if (finding) yield finding;
    }
  },
  examples: {
    bad: [
      { file: 'gunicorn.conf.py', text: 'workers = «"four"»\n' },
      { file: 'gunicorn.conf.py', text: 'timeout = «-1»\nkeepalive = «1.5»\n' },
      { file: 'gunicorn.conf.py', text: 'import os\npreload_app = «1»\nbind = ["127.0.0.1:" + os.environ["PORT"]]\n' },
      { file: 'gunicorn.conf.py', text: 'def «post_fork»(server):\n    pass\n' },
      { file: 'gunicorn.conf.py', text: 'accesslog = «True»\n' },
      {
        file: 'gunicorn.conf.py',
        text: 'header_map = «"keep"»\n',
        files: { 'requirements.txt': 'gunicorn==23.0.0\n' },
      },
    ],
    good: [
      { file: 'gunicorn.conf.py', text: 'workers = "4"\ntimeout = "0x20"\naccesslog = "-"\nworker_class = "gevent"\n' },
      { file: 'gunicorn.conf.py', text: 'import os\nworkers = int(os.environ.get("WEB_CONCURRENCY", 2))\n' },
      { file: 'gunicorn.conf.py', text: 'workers = "four"\nworkers = 4\n' },
      { file: 'gunicorn.conf.py', text: 'if debug:\n    workers = "one"\n' },
      { file: 'gunicorn.conf.py', text: 'def post_fork(server, worker):\n    pass\n\n\nraw_env = ["A=1"]\n' },
      {
        file: 'gunicorn.conf.py',
        text: 'header_map = "keep"\n',
        files: { 'requirements.txt': 'gunicorn==20.1.0\n' },
      },
    ],
  },
};

function judge({ name, nameSpan, value, valueSpan }: Binding, version: string | undefined): Finding | undefined {
  const error = refusal(name, value, version);
  if (error === undefined) return undefined;
  const shown = error.trim();
  const span = value.kind === 'function' ? nameSpan : valueSpan;
  // If the version is unknown, it is certain only when every release with the setting refuses the value.
  const isCertain =
    version !== undefined || RELEASES.every((release) => refusal(name, value, release) ?? !has(name, release));
  if (isCertain) return { span, message: t('gunicorn stops with: {error}', { error: shown }) };
  return {
    span,
    severity: 'warning',
    message: t('New releases of gunicorn stop with: {error}', { error: shown }),
  };
}

function refusal(name: string, value: Binding['value'], version: string | undefined): string | undefined {
  const setting = settingsOf(version).find((candidate) => candidate.name === name);
  return setting && checkValue(setting, value, { version, surroundings: UNSEEN });
}

function has(name: string, version: string): boolean {
  return settingsOf(version).some((setting) => setting.name === name);
}
