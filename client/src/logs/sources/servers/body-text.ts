/** The text of an answer (UTF-8), as far as it goes; rejects when the connection breaks. */
export async function bodyText({ body }: Response, mostBytes: number): Promise<{ text: string; isWhole: boolean }> {
  // A decoder of its own and not `response.text()`, which would hold an answer of any size.
  const decoder = new TextDecoder();
  let text = '';
  let left = mostBytes;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    left -= part.value.length;
    if (left < 0) {
      void reader?.cancel().catch(() => undefined);
      return { text, isWhole: false };
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return { text: text + decoder.decode(), isWhole: true };
}

/** What a server says about a refusal: the beginning of its answer, empty when there is none. */
export async function beginningOf(response: Response): Promise<string> {
  return (await bodyText(response, 1_000_000).catch(() => undefined))?.text ?? '';
}
