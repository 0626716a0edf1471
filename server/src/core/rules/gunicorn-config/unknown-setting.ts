import { gunicorn } from '../../programs/gunicorn/program.ts';
import type { Setting } from '../../programs/gunicorn/setting.ts';
import { settingsOf } from '../../programs/gunicorn/settings.ts';
import { SETTINGS } from '../../programs/gunicorn/settings-data.ts';
import { installedVersion } from '../../programs/installed-version.ts';
import { compareReleases } from '../../programs/release.ts';
import type { Binding } from '../../syntax/python/module-facts.ts';
import { nearest } from '../../text/edit-distance.ts';
import { t } from '../../text/l10n.ts';
import type { Finding, Rule } from '../rule.ts';

export const unknownSetting: Rule = {
  id: 'gunicorn-config/unknown-setting',
  severity: 'warning',
  scope: 'document',
  kind: 'gunicorn-config',
  title: t('gunicorn ignores this name: it is no setting.'),
  explanation: t(
    'gunicorn takes from its configuration file the names that are settings and passes over all others without a word, so a misspelled setting has no effect. So does one in another case (`Timeout`) and one named like its option (`log_level` for `--log-level`). A name that the file itself uses is not reported.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/app/base.py load_config_from_module_name_or_filename'],
  *check({ document, project }) {
    if (document.syntax.kind !== 'gunicorn-config') return;
    const version = installedVersion(project, gunicorn);
    const settings = new Map(settingsOf(version).map((setting) => [setting.name, setting]));
    for (const binding of document.syntax.names.values()) {
      const isHelper = document.syntax.used.has(binding.name);
      if (settings.has(binding.name) || isHelper || !isMeantForGunicorn(binding)) continue;
      const elsewhere = SETTINGS.find(({ name }) => name === binding.name);
      if (elsewhere) {
        const finding = version && otherRelease(binding, elsewhere, version);
        if (finding) yield finding;
      } else {
        const meant = meantSetting(binding, [...settings.values()]);
        if (meant && !document.syntax.names.has(meant)) yield misspelled(binding, meant);
      }
    }
  },
  examples: {
    bad: [
      { file: 'gunicorn.conf.py', text: '«worker» = 4\n', fixed: 'workers = 4\n' },
      { file: 'gunicorn.conf.py', text: 'bind = ":5000"\n«Timeout» = 60\n', fixed: 'bind = ":5000"\ntimeout = 60\n' },
      { file: 'gunicorn.conf.py', text: '«log_level» = "info"\n', fixed: 'loglevel = "info"\n' },
      {
        file: 'gunicorn.conf.py',
        text: 'def «post_forks»(server, worker):\n    pass\n',
        fixed: 'def post_fork(server, worker):\n    pass\n',
      },
      {
        file: 'gunicorn.conf.py',
        text: '«wsgi_app» = "mysite.wsgi"\n',
        files: { 'requirements.txt': 'gunicorn==20.0.4\n' },
      },
    ],
    good: [
      { file: 'gunicorn.conf.py', text: 'import os\ncores = os.cpu_count()\nworkers = cores * 2\nhere = "."\n' },
      { file: 'gunicorn.conf.py', text: 'worker = 4\nworkers = worker\n' },
      { file: 'gunicorn.conf.py', text: 'wsgi_app = "mysite.wsgi"\n' },
      { file: 'gunicorn.conf.py', text: '_worker = 4\n' },
      {
        file: 'gunicorn.conf.py',
        text: 'debug = True\nreload = debug\n',
        files: { 'requirements.txt': 'gunicorn==23.0.0\n' },
      },
    ],
  },
};

/** Imports and private names are never meant as settings. */
function isMeantForGunicorn({ name, value }: Binding): boolean {
  return !name.startsWith('_') && value.kind !== 'module' && value.kind !== 'class';
}

function otherRelease(binding: Binding, setting: Setting, version: string): Finding {
  const { name, since, removedIn } = setting;
  const isEarly = compareReleases(version, since) < 0;
  return {
    span: binding.nameSpan,
    message:
      !isEarly && removedIn !== undefined
        ? t('gunicorn {version} ignores `{name}`: {removedIn} removed it.', { version, name, removedIn })
        : t('gunicorn {version} ignores `{name}`, which came with {since}.', { version, name, since }),
  };
}

/** The setting whose option has this name, else the one with the most similar name. */
function meantSetting({ name, value }: Binding, settings: readonly Setting[]): string | undefined {
  const lower = name.toLowerCase();
  const isFunction = value.kind === 'function';
  const candidates = settings.filter((setting) => (setting.check === 'callable') === isFunction);
  const byOption = candidates.find(({ flags }) =>
    flags.some((flag) => flag.replace(/^--/, '').replaceAll('-', '_') === lower),
  );
  return (
    byOption?.name ??
    nearest(
      lower,
      candidates.map((setting) => setting.name),
      1,
    )[0]
  );
}

function misspelled({ name, nameSpan }: Binding, meant: string): Finding {
  return {
    span: nameSpan,
    message: t('gunicorn has no setting `{name}` and ignores it. Did you mean `{meant}`?', { name, meant }),
    fixes: () => [
      {
        title: t('Rename to `{name}`', { name: meant }),
        edits: [{ span: nameSpan, newText: meant }],
        preferred: true,
        safe: false,
      },
    ],
  };
}
