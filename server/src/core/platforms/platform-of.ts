import type { Platform } from '../model/platform.ts';
import type { Text } from '../text/l10n.ts';

/** What a platform is, whatever file it was chosen for. */
const PLATFORMS: Readonly<Record<Platform['id'], Pick<Platform, 'label' | 'procfile'>>> = {
  blueking: { label: 'BlueKing', procfile: 'yaml' },
  heroku: { label: 'Heroku', procfile: 'lines' },
  generic: { label: 'generic', procfile: 'lines' },
};

/** `reason`: why it was chosen. */
export function platformOf(id: Platform['id'], reason: Text): Platform {
  return { id, reason, ...PLATFORMS[id] };
}
