/** The anchors of a Markdown page, as GitHub makes them of its headings; a second one of the same name gets `-1`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutCode(markdown).matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The targets of its links and pictures. */
export function linksOf(markdown: string): readonly string[] {
  const text = withoutCode(markdown).replaceAll(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The text between a heading of the second level and the next one. */
export function sectionOf(markdown: string, heading: string): string | undefined {
  const [, ...sections] = markdown.split(/^## /m);
  return sections.find((section) => section.startsWith(`${heading}\n`));
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^ *(`{3,}|~{3,}).*\n[\s\S]*?^ *\1 *$/gm, '');
}

/** What of a text is neither code nor escaped (CommonMark 2.4, 4.5 and 6.1): only there is markup. */
export function outsideCode(markdown: string): string {
  const text = withoutCode(markdown);
  let outside = '';
  for (let at = 0; at < text.length; ) {
    const run = /^`+/.exec(text.slice(at, at + 100))?.[0];
    const end = run ? new RegExp(`(?<!\`)${run}(?!\`)`).exec(text.slice(at + run.length)) : null;
    if (run && end) {
      at += run.length + end.index + run.length;
      outside += ' ';
    } else if (/^\\[!-/:-@[-`{-~]/.test(text.slice(at, at + 2))) at += 2;
    else outside += text[at++];
  }
  return outside;
}
