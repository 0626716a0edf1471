/**
 * Chromium under LANG=C says that its language is `en-US@posix`, which is no language tag (BCP 47): uPlot hands it to
 * Intl when it is loaded, and the page would stay blank. Must be imported before anything else.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US' });
}
