/** In the order in which BlueKing looks for them: it reads only the first that exists (`source_file.py` of blueking-paas). */
export const APP_DESC_FILES = ['app_desc.yaml', 'app_desc.yml'] as const;

/** Files that platforms read to know how processes are started. */
export const DEFINITION_FILES: readonly string[] = ['Procfile', ...APP_DESC_FILES];
