import { asMapping, entryOf, keyOf, type Mapping, rename, take } from './yaml-nodes.ts';

const APP_KEYS: Readonly<Record<string, string>> = {
  bk_app_code: 'bkAppCode',
  bk_app_name: 'bkAppName',
  bk_app_name_en: 'bkAppNameEn',
};
const MARKET_KEYS: Readonly<Record<string, string>> = {
  introduction_en: 'introductionEn',
  description_en: 'descriptionEn',
  logo_b64data: 'logoB64data',
  display_options: 'displayOptions',
};
/** Version 2 reads `is_maximized` and `is_visible`; the other spellings are those of its documentation. */
const DISPLAY_KEYS: readonly (readonly [string, string])[] = [
  ['is_win_maximize', 'isMaximized'],
  ['is_maximized', 'isMaximized'],
  ['is_visible', 'visible'],
  ['open_mode', 'openMode'],
];

export function renameKeys(mapping: Mapping, names: Readonly<Record<string, string>>): void {
  for (const entry of mapping.items) {
    const name = names[keyOf(entry)];
    if (name !== undefined) rename(entry, name);
  }
}

export function convertApp(app: Mapping): void {
  renameKeys(app, APP_KEYS);
  const market = asMapping(entryOf(app, 'market')?.value);
  if (!market) return;
  renameKeys(market, MARKET_KEYS);
  const display = asMapping(entryOf(market, 'displayOptions')?.value);
  if (!display) return;
  // Keys that version 2 read take precedence over those it ignored.
  if (entryOf(display, 'is_maximized')) take(display, 'is_win_maximize');
  if (entryOf(display, 'is_visible')) take(display, 'visible');
  renameKeys(display, Object.fromEntries(DISPLAY_KEYS));
}
