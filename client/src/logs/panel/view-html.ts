interface PageFiles {
  /** `webview.cspSource` */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  readonly locale: string;
}

/** The page: nothing but a frame. Scripts only with this nonce, styles and fonts only of the extension, nothing else. */
export function viewHtml({ cspSource, script, style, locale }: PageFiles): string {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))));
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${style}">
<title>Platform Logs</title>
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
