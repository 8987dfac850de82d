/** A description of Home Assistant's translations: plain text with links and code, and no more. */
import { html, type TemplateResult } from "lit";

const MARKS = /\[([^\]]+)\]\((https:[^)\s]+)\)|`([^`]+)`/g;
/** A mark that stands for itself: names in descriptions are escaped. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

export function described(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, label, address, code] = match;
    parts.push(plain(text.slice(from, match.index)));
    parts.push(
      code === undefined
        ? html`<a href=${address!} target="_blank" rel="noreferrer">${plain(label!)}</a>`
        : html`<code>${code}</code>`,
    );
    from = match.index + whole.length;
  }
  parts.push(plain(text.slice(from)));
  return parts;
}

const plain = (text: string): string => text.replace(ESCAPED, "$1");
