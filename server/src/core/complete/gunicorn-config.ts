/** Settings of gunicorn in its configuration file, and their values. */
import { explainSetting } from '../explain/gunicorn-setting.ts';
import { explainWorkerClass } from '../explain/option-value.ts';
import { gunicorn } from '../programs/gunicorn/program.ts';
import type { Setting } from '../programs/gunicorn/setting.ts';
import { settingsOf } from '../programs/gunicorn/settings.ts';
import { allWorkerClasses } from '../programs/gunicorn/worker-classes.ts';
import { installedVersion } from '../programs/installed-version.ts';
import type { RuleContext } from '../rules/rule.ts';
import { span } from '../text/span.ts';
import { atomCompletions } from './access-log-atoms.ts';
import type { Completion } from './completion.ts';

export function completeGunicornConfig({ document, project }: RuleContext, offset: number): Completion[] {
  const { syntax, text } = document;
  if (syntax.kind !== 'gunicorn-config') return [];
  const version = installedVersion(project, gunicorn);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const [, name, quote, written = ''] = VALUE.exec(line) ?? [];
  if (name !== undefined && quote !== undefined) return valuesOf({ name, quote, written }, text, offset, version);
  const [, begun] = NAME.exec(line) ?? [];
  if (begun === undefined) return [];
  const place = span(offset - begun.length, offset);
  return settingsOf(version)
    .filter((setting) => !syntax.names.has(setting.name) || setting.name === begun)
    .map((setting, rank) => ({
      label: setting.name,
      kind: 'option',
      span: place,
      ...insertionOf(setting, restOfLine(text, offset)),
      ...(setting.default !== undefined && { detail: `= ${setting.default}` }),
      explain: () => explainSetting(setting),
      rank,
    }));
}

function restOfLine(text: string, offset: number): string {
  return text.slice(offset, text.indexOf('\n', offset) + 1 || undefined);
}

/** A statement of the module itself: what is indented is in a function, more often than not. */
const NAME = /^(\w*)$/;
const VALUE = /^\s*(\w+)\s*=\s*(['"])((?:(?!\2)[^\\])*)$/;

/** `rest`: what stands behind the caret in its line. */
function insertionOf({ name, check }: Setting, rest: string): Pick<Completion, 'newText' | 'isSnippet'> {
  if (/^\w*\s*[=(]/.test(rest)) return { newText: name };
  if (check !== 'callable') return { newText: `${name} = ` };
  return { newText: `def ${name}(${PARAMETERS[name] ?? 'server'}):\n    \${0:pass}`, isSnippet: true };
}

/** As gunicorn's own defaults name them (gunicorn/config.py). */
const PARAMETERS: Readonly<Record<string, string>> = {
  pre_fork: 'server, worker',
  post_fork: 'server, worker',
  post_worker_init: 'worker',
  worker_int: 'worker',
  worker_abort: 'worker',
  pre_request: 'worker, req',
  post_request: 'worker, req, environ, resp',
  child_exit: 'server, worker',
  worker_exit: 'server, worker',
  nworkers_changed: 'server, new_value, old_value',
  ssl_context: 'config, default_ssl_context_factory',
};

/** A value that is being written: its setting, its quote, and what stands in front of the caret. */
interface BegunValue {
  readonly name: string;
  readonly quote: string;
  readonly written: string;
}

function valuesOf(begun: BegunValue, text: string, offset: number, version: string | undefined): Completion[] {
  const { name, quote, written } = begun;
  if (name === 'access_log_format') return atomCompletions(name, version, written, restOfLine(text, offset), offset);
  const rest = new RegExp(`^[^${quote}\\n]*`).exec(text.slice(offset))?.[0] ?? '';
  const place = span(offset - written.length, offset + rest.length);
  if (name === 'worker_class') {
    return allWorkerClasses(version).map((worker, rank) => ({
      ...{ label: worker.name, kind: 'value', span: place, newText: worker.name, rank },
      explain: () => explainWorkerClass(worker),
    }));
  }
  const choices = settingsOf(version).find((setting) => setting.name === name)?.choices ?? [];
  return choices.map((choice, rank) => ({ label: choice, kind: 'value', span: place, newText: choice, rank }));
}
