/** Keys that work wherever the focus is: "/" searches, arrows go through the rows of a list. */

/** What opens a row; the rows of a list are reached with the arrows. */
const ROW = "[data-row]";
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Return the visible elements that match, in the order of the page, in all shadow roots. */
export function deep(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("*")].flatMap((node) => [
    ...(node.matches(selector) && node.getClientRects().length ? [node] : []),
    ...(node.shadowRoot ? deep(node.shadowRoot, selector) : []),
  ]);
}

const isTyping = (node: HTMLElement): boolean =>
  node.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(node.tagName ?? "");

/** Handle a key for an element with lists and a search. */
export function onShortcut(host: HTMLElement, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  const root = host.shadowRoot;
  const [focused] = event.composedPath();
  if (!root || !(focused instanceof HTMLElement)) return;
  const target = event.key === "/" ? searchFrom(root, focused) : rowFrom(root, focused, event.key);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function searchFrom(root: ShadowRoot, focused: HTMLElement): HTMLElement | undefined {
  if (isTyping(focused) || deep(root, "dialog[open]").length) return undefined;
  return deep(root, "input[type=search]")[0];
}

function rowFrom(root: ShadowRoot, focused: HTMLElement, key: string): HTMLElement | undefined {
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const rows = deep(root, ROW);
  if (focused.matches("input[type=search]")) return step > 0 ? rows[0] : undefined;
  const at = rows.indexOf(focused);
  return at < 0 ? undefined : rows[at + step];
}
