/**
 * app_desc.yaml as its YAML tree. The reader is YAML 1.1 with the latitude of PyYAML's `safe_load`: a duplicate key is
 * no error (the last one wins), `<<` merges (blueking-paas: …/engine/configurations/source_file.py uses safe_load).
 */
import type { Change } from '../text/change.ts';
import { rereadYamlFile } from './yaml/reread/reread-yaml.ts';
import { readYamlFile, type YamlFile } from './yaml/yaml-file.ts';

export interface AppDescSyntax extends YamlFile {
  readonly kind: 'app-desc';
}

/** What was read of the version before, from which text, and what changed since. */
export interface FormerAppDesc {
  readonly syntax: AppDescSyntax;
  readonly text: string;
  readonly change: Change;
}

export function parseAppDesc(text: string, former?: FormerAppDesc): AppDescSyntax {
  const reread = former && rereadYamlFile(former.syntax, former.text, text, former.change);
  return { kind: 'app-desc', ...(reread ?? readYamlFile(text)) };
}
