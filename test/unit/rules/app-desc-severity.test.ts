/** What most healthy files of public repositories have is said quietly: measured on 32 applications of BlueKing (shortened). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';

const MARKET = `    market:
        category: 运维工具
        introduction: x
        display_options:
            width: 1280
            is_win_maximize: True
`;

const PACKAGE = `spec_version: 2
app_version: "1.0.0"
app:
    region: default
    bk_app_code: bk_sops
    bk_app_name: 标准运维
${MARKET}modules:
    default:
        is_default: True
        language: Python
        source_dir: ./src
        env_variables:
            - {key: BK_APIGW_NAME, value: a}
            - {key: IEOD_X, value: a}
        processes:
            web: {command: bin/start_web.sh, plan: 4C2G5R, replicas: 2}
`;

test('what templates and packages of the platform carry along is no warning', async () => {
  const found = await checkText({ file: 'app_desc.yaml', text: PACKAGE, files: { 'requirements.txt': 'django\n' } });
  assert.deepEqual(
    found.map(({ severity, rule }) => `${severity} ${rule.id}`),
    [
      'hint app-desc/ignored-key',
      'information app-desc/ignored-key',
      'hint app-desc/source-dir-missing',
      'hint app-desc/env-name',
      'information app-desc/env-name',
    ],
  );
});

test('a key that changes what is deployed, or who sees it, stays a warning', async () => {
  const text = PACKAGE.replace('is_win_maximize: True', 'visible: False').replace(
    'plan: 4C2G5R',
    'resQuotaPlan: 4C2G5R',
  );
  const found = await checkText({ file: 'app_desc.yaml', text, files: { 'src/requirements.txt': 'django\n' } });
  assert.deepEqual(
    found.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule.id),
    ['app-desc/ignored-key', 'app-desc/ignored-key'],
  );
});
