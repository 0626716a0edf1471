/**
 * app_desc.yaml of version 2 as one of version 3 that says the same, comments kept. The platform has a converter too
 * (TencentBlueKing/blueking-paas: apiserver/paasng/paasng/misc/tools/app_desc/app_desc.py); unlike that one this does not
 * write keys that version 3 ignores (`isWinMaximize`, `isVisible`), plans it does not have (`Starter`), values it refuses
 * (`specs` of add-ons as a mapping, empty descriptions), and it keeps the environment of variables, the target port of
 * metrics, metrics of applications without `web`, and the service that version 2 gives every process.
 */
import { parseDocument } from 'yaml';
import { parseProcfile } from '../../../syntax/procfile/procfile.ts';
import { pyYamlErrors } from '../../../syntax/yaml/py-yaml-errors.ts';
import { type Text, t } from '../../../text/l10n.ts';
import { procfileDefinitions } from '../process-definitions.ts';
import { convertApp } from './app.ts';
import { commentsOf, missingComments } from './comments.ts';
import { layoutOf } from './layout.ts';
import { convertModule } from './module.ts';
import { takeScalarsOut } from './verbatim.ts';
import {
  asMapping,
  type Entry,
  entryOf,
  inlineAliases,
  keyOf,
  listOf,
  type Mapping,
  named,
  plain,
  rename,
  textOf,
  withoutOverridden,
} from './yaml-nodes.ts';

type Conversion =
  | { readonly text: string; readonly problem: undefined }
  | { readonly text: undefined; readonly problem: Text };

type Commands = readonly (readonly [string, string])[];

/** `procfile` supplies the processes of a module that has none of its own. */
export function convertToVersion3(text: string, procfile: string | undefined): Conversion {
  // With this schema every scalar stays a text: nothing is read as one value and written as another.
  const options = {
    version: '1.1',
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  } as const;
  const document = parseDocument(text, options);
  const [error] = pyYamlErrors(text, document);
  if (error) return refuse(t('The file is no YAML: {detail}.', { detail: error.detail }));
  const comments = commentsOf(text);
  if (!inlineAliases(document)) return refuse(t('The file has too many aliases.'));
  const root = asMapping(document.contents);
  if (!root) return refuse(t('There are no keys in this file.'));
  withoutOverridden(root);
  const version = entryOf(root, 'spec_version') ?? entryOf(root, 'specVersion');
  if (!version || textOf(version.value) !== '2') return refuse(t('The file is not of version 2.'));
  if (!entryOf(root, 'modules') && !entryOf(root, 'module')) return refuse(t('There is no module in this file.'));

  rename(version, 'specVersion');
  version.value = plain('3');
  const fallback = procfile === undefined ? [] : commandsOf(procfile);
  const isComplete = root.items.map((entry) => convertTop(entry, fallback)).every((done) => done);
  if (!isComplete) {
    return refuse(t('Version 3 needs the processes of every module: neither this file nor a Procfile has them.'));
  }
  const putBack = takeScalarsOut(text, document);
  const written = putBack(document.toString(layoutOf(text)));
  const lost = missingComments(comments, commentsOf(written));
  const converted = [written, ...lost.map((line) => `#${line}\n`)].join('');
  return { text: text.includes('\r\n') ? converted.replaceAll(/\r?\n/g, '\r\n') : converted, problem: undefined };
}

function refuse(problem: Text): Conversion {
  return { text: undefined, problem };
}

function commandsOf(procfile: string): Commands {
  const definitions = procfileDefinitions(parseProcfile(procfile, 'yaml'));
  return [...(definitions?.values() ?? [])].map(({ name, command = '' }) => [name, command]);
}

/** False for a module without processes. */
function convertTop(entry: Entry, fallback: Commands): boolean {
  switch (keyOf(entry)) {
    case 'app_version':
      rename(entry, 'appVersion');
      return true;
    case 'logo_b64data':
      rename(entry, 'logoB64data');
      return true;
    case 'app': {
      const app = asMapping(entry.value);
      if (app) convertApp(app);
      return true;
    }
    case 'module': {
      const module = asMapping(entry.value);
      return module !== undefined && convertModule(module, fallback);
    }
    case 'modules': {
      const modules = asMapping(entry.value);
      return modules !== undefined && convertModules(entry, modules, fallback);
    }
    default:
      return true;
  }
}

function convertModules(entry: Entry, modules: Mapping, fallback: Commands): boolean {
  withoutOverridden(modules);
  const items: Mapping[] = [];
  for (const module of modules.items) {
    const value = asMapping(module.value);
    if (!value || !convertModule(value, fallback)) return false;
    items.push(named(module, value));
  }
  entry.value = listOf(items, modules);
  return true;
}
