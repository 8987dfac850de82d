/* Return what overlaps and what is cut in an element of the page, in all of its shadow roots. */
async (root) => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const found = new Set();
  const name = (node) => `${node.localName}.${[...node.classList].join(".")}`;
  const edge = root.getBoundingClientRect();
  const places = [];
  const known = new Map();

  /** Return what is known of an element and of what it is in. The browser is asked once for each. */
  function facts(node) {
    if (!(node instanceof Element)) return undefined;
    if (!known.has(node)) known.set(node, measure(node));
    return known.get(node);
  }

  function measure(node) {
    const parent = facts(node.assignedSlot ?? node.parentElement ?? node.getRootNode().host);
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const { display, overflowX, overflowY } = style;
    return {
      node,
      parent,
      box,
      overflowX,
      overflowY,
      hasEllipsis: style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none",
      isHidden:
        parent?.isHidden || node.matches(".visually-hidden, [hidden], [aria-hidden=true]"),
      // What is far below in a long list is not laid out before somebody scrolls there.
      isRendered:
        display === "contents" || node.checkVisibility({ contentVisibilityAuto: true }),
      floats: /sticky|fixed/.test(style.position) ? node : parent?.floats,
      clip: overflowX === "visible" ? parent?.clip : common(box, parent?.clip),
    };
  }

  /** Return what two boxes have in common; the second one can be missing. */
  function common({ left, right, top, bottom }, other) {
    if (!other) return { left, right, top, bottom };
    return {
      left: Math.max(left, other.left),
      right: Math.min(right, other.right),
      top: Math.max(top, other.top),
      bottom: Math.min(bottom, other.bottom),
    };
  }

  /** Return an element and what it is in, from the inside to the outside. */
  function* line(node) {
    for (let each = facts(node); each; each = each.parent) yield each;
  }

  const isIn = (node, other) => line(node).some((each) => each.node === other);

  /** Text of strangers, which can be of any length, may end in an ellipsis; ours may not. */
  const isForeign = (node) =>
    Boolean(node.closest("bdi") || node.querySelector("bdi"));

  function note(text, box, node) {
    let isClipped = false;
    for (const each of line(node)) {
      if (each.node === document.body) break; // a dialog of before may still keep it from scrolling
      const { overflowX, overflowY, box: clip } = each;
      const isCut =
        (/hidden|clip/.test(overflowX) && box.right > clip.right + 2) ||
        (/hidden|clip/.test(overflowY) && box.bottom > clip.bottom + 4);
      const isAllowed = isCut && each.hasEllipsis && isForeign(each.node);
      if (isCut && !isAllowed) found.add(`cut: ${name(each.node)} "${text}"`);
      isClipped ||= isCut || /auto|scroll/.test(overflowX);
      if (isCut || /auto|scroll/.test(overflowX + overflowY)) break;
    }
    const isOutside = box.right > edge.right + 1 || box.left < edge.left - 1;
    if (isOutside && !isClipped) found.add(`outside: ${name(node)} "${text}"`);
  }

  function visitText(text) {
    const holder = text.parentElement ?? text.getRootNode().host;
    if (["STYLE", "OPTION", "TITLE"].includes(holder.tagName)) return;
    const { isHidden, isRendered, floats, clip } = facts(holder);
    if (isHidden || !isRendered) return;
    const range = document.createRange();
    range.selectNodeContents(text);
    const words = text.data.trim().slice(0, 40);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      note(words, box, holder);
      places.push({ node: holder, text: words, floats, ...common(box, clip) });
    }
  }

  function visitElement(node) {
    const { box, isHidden, isRendered, floats } = facts(node);
    if (!isRendered) return;
    if (node.matches("select:not(.servers)")) measureSelect(node);
    if (node.matches("dialog[open]") && node.scrollWidth > node.clientWidth + 1)
      found.add("outside: the dialog scrolls sideways");
    const isOfHome = node.localName.startsWith("ha-") && node.localName !== "ha-card";
    const isSolid = isOfHome || node.matches("input, select, button.icon-button");
    if (isSolid && box.width > 2 && !isHidden) {
      note(node.getAttribute("aria-label") ?? "", box, node);
      places.push({ node, text: "", floats, ...common(box) });
    }
    if (!isOfHome) visit(node); // its own layout is not ours
  }

  function visit(parent) {
    for (const node of parent.childNodes) {
      if (node instanceof Text && node.data.trim()) visitText(node);
      else if (node instanceof Element) visitElement(node);
    }
    if (parent.shadowRoot) visit(parent.shadowRoot);
  }

  function measureSelect(node) {
    const { font, paddingLeft, paddingRight } = getComputedStyle(node);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const text = node.selectedOptions[0]?.textContent.trim() ?? "";
    const room =
      node.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (room > 0 && pen.measureText(text).width > room + 1)
      found.add(`cut: select "${text}"`);
  }

  function compare() {
    places.sort((a, b) => a.top - b.top);
    places.forEach((one, at) => {
      for (let next = at + 1; next < places.length; next += 1) {
        const other = places[next];
        if (other.top > one.bottom - 2) break;
        const wide =
          Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - other.top;
        if (wide < 2 || high < 3 || one.floats !== other.floats) continue;
        if (isIn(one.node, other.node) || isIn(other.node, one.node)) continue;
        found.add(
          `overlap: ${name(one.node)} "${one.text}", ${name(other.node)} "${other.text}"`,
        );
      }
    });
  }

  visit(root);
  compare();
  if (document.documentElement.scrollWidth > innerWidth + 1)
    found.add("the page scrolls sideways");
  return [...found];
};
