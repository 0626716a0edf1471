import { descriptionOfSetting } from '../programs/gunicorn/descriptions-of.ts';
import { SETTINGS_PAGE } from '../programs/gunicorn/option-specs.ts';
import { gunicorn } from '../programs/gunicorn/program.ts';
import type { Setting } from '../programs/gunicorn/setting.ts';
import { settingsOf } from '../programs/gunicorn/settings.ts';
import { installedVersion } from '../programs/installed-version.ts';
import type { RuleContext } from '../rules/rule.ts';
import { t } from '../text/l10n.ts';
import { span, touches } from '../text/span.ts';
import type { Explanation, Fact, PlacedExplanation } from './explanation.ts';

/** The setting whose name stands at an offset of a gunicorn configuration file. */
export function explainSettingAt({ document, project }: RuleContext, offset: number): PlacedExplanation | undefined {
  if (document.syntax.kind !== 'gunicorn-config') return undefined;
  const place = span(offset, offset);
  const binding = [...document.syntax.names.values()].find(({ nameSpan }) => touches(nameSpan, place));
  const version = installedVersion(project, gunicorn);
  const setting = settingsOf(version).find(({ name }) => name === binding?.name);
  return binding && setting && { span: binding.nameSpan, explanation: explainSetting(setting) };
}

export function explainSetting(setting: Setting): Explanation {
  const { name, flags, arity, choices = [], removedIn } = setting;
  const { description, notes = [] } = descriptionOfSetting(setting);
  const facts: Fact[] = [];
  if (flags.length > 0) facts.push({ label: t('Option'), value: flags.join(', ') });
  if (arity) facts.push({ label: t('Parameters'), value: arity.join(' | ') });
  if (choices.length > 0) facts.push({ label: t('One of'), value: choices.join(' ') });
  if (setting.default !== undefined) facts.push({ label: t('Default'), value: setting.default });
  facts.push({ label: t('Since'), value: `gunicorn ${setting.since}` });
  if (removedIn) facts.push({ label: t('Removed in'), value: `gunicorn ${removedIn}` });
  return {
    title: name,
    paragraphs: [description, ...notes],
    facts,
    documentation: `${SETTINGS_PAGE}#${name}`,
  };
}
