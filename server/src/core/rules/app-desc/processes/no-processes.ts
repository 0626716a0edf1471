import { isPackage } from '../../../platforms/blueking/app-desc.ts';
import { directoryOf } from '../../../platforms/blueking/process-definitions.ts';
import type { Project } from '../../../project/project.ts';
import { entryOf } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf, firstFault } from '../schema-problems.ts';

export const noProcesses: Rule = {
  id: 'app-desc/no-processes',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('Nothing says what the module starts.'),
  explanation: t(
    'In version 2 `processes` may be missing: the Procfile then says what is started. Where there is none either, the operator stops the release of a cloud-native application; the builder of S-Mart packages reads no Procfile and wants the processes of every module.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
    'TencentBlueKing/blueking-paas:smart-app-builder/pkg/appdesc/v2/v2.go (branch builder-stack)',
  ],
  *check({ document, project }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 2 || !project || firstFault(document) !== undefined) return;
    for (const { value, nameSpan, sourceDir } of appDesc.modules) {
      if (value.kind !== 'mapping' || value.entries.length === 0 || entryOf(value, 'processes')) continue;
      const place = nameSpan.end > nameSpan.start ? nameSpan : span(value.span.start, value.span.start);
      if (isPackage(appDesc)) {
        yield {
          span: place,
          message: t('This module has no processes. The builder of S-Mart packages stops.'),
        };
      } else if (hasNoProcfile(project, directoryOf({ sourceDir }))) {
        yield {
          span: place,
          message: t(
            'This module has no processes, and there is no Procfile. The release of a cloud-native application stops after the build with: {platform}',
            { platform: "processes can't be empty" },
          ),
        };
      }
    }
  },
  examples: {
    bad: [
      { file: 'app_desc.yaml', text: 'spec_version: 2\n«module»:\n  language: python\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp_version: 1.0.0\napp: {bk_app_code: abc, bk_app_name: x}\nmodules:\n  «api»: {language: python, is_default: true}\n',
        files: { Procfile: 'web: run x\n' },
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n',
        files: { Procfile: 'web: run x\n' },
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodule: {language: go, processes: {web: {command: run}}}\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule: {language: go, source_dir: src}\n',
        files: { 'src/Procfile': 'web: run x\n' },
      },
    ],
  },
};

/** True only if the Procfile is known not to exist. */
function hasNoProcfile(project: Project, directory: string | undefined): boolean {
  if (project.has('Procfile') !== false) return false;
  return directory === undefined || project.at(directory)?.has('Procfile') === false;
}
