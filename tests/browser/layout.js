/* Return what overlaps and what is cut in an element of the page, in all of its shadow roots. */
(root) => {
  const found = new Set();
  const name = (node) => `${node.localName}.${[...node.classList].join(".")}`;
  const above = (node) =>
    node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const line = (node) =>
    node && node instanceof Element ? [node, ...line(above(node))] : [];
  const style = (node) => getComputedStyle(node);
  const places = [];

  /** Text of strangers, which can be of any length, may end in an ellipsis; ours may not. */
  const isForeign = (node) =>
    Boolean(node.closest("bdi") || node.querySelector("bdi"));
  const isHidden = (chain) =>
    chain.some((node) =>
      node.matches(".visually-hidden, [hidden], [aria-hidden=true]"),
    );

  /** What is far below in a long list is not laid out before somebody scrolls there. */
  const isRendered = (node) =>
    style(node).display === "contents" || node.checkVisibility({ contentVisibilityAuto: true });

  function note(text, box, chain, node) {
    const edge = root.getBoundingClientRect();
    let isClipped = false;
    for (const each of chain) {
      if (each === document.body) break; // a dialog of before may still keep it from scrolling
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = style(each);
      const clip = each.getBoundingClientRect();
      const isCut =
        (/hidden|clip/.test(overflowX) && box.right > clip.right + 2) ||
        (/hidden|clip/.test(overflowY) && box.bottom > clip.bottom + 4);
      const hasEllipsis = textOverflow === "ellipsis" || webkitLineClamp !== "none";
      const isAllowed = hasEllipsis && isForeign(each);
      if (isCut && !isAllowed) found.add(`cut: ${name(each)} "${text}"`);
      isClipped ||= isCut || /auto|scroll/.test(overflowX);
      if (isCut || /auto|scroll/.test(overflowX + overflowY)) break;
    }
    const isOutside = box.right > edge.right + 1 || box.left < edge.left - 1;
    if (isOutside && !isClipped) found.add(`outside: ${name(node)} "${text}"`);
  }

  function visit(parent) {
    for (const node of parent.childNodes) {
      if (node instanceof Text && node.data.trim()) {
        const holder = node.parentElement ?? node.getRootNode().host;
        if (["STYLE", "OPTION", "TITLE"].includes(holder.tagName)) continue;
        const chain = line(holder);
        if (isHidden(chain) || !isRendered(holder)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = node.data.trim().slice(0, 40);
        const floats = chain.find((each) =>
          /sticky|fixed/.test(style(each).position),
        );
        const clips = chain
          .filter((each) => style(each).overflowX !== "visible")
          .map((each) => each.getBoundingClientRect());
        for (const box of range.getClientRects()) {
          if (box.width < 2) continue;
          note(text, box, chain, holder);
          const seen = clips.reduce(
            (rest, clip) => ({
              left: Math.max(rest.left, clip.left),
              right: Math.min(rest.right, clip.right),
              top: Math.max(rest.top, clip.top),
              bottom: Math.min(rest.bottom, clip.bottom),
            }),
            {
              left: box.left,
              right: box.right,
              top: box.top,
              bottom: box.bottom,
            },
          );
          places.push({ node: holder, chain, text, floats, ...seen });
        }
      } else if (node instanceof Element) {
        if (!isRendered(node)) continue;
        if (node.matches("select:not(.servers)")) measureSelect(node);
        if (node.matches("dialog[open]") && node.scrollWidth > node.clientWidth + 1)
          found.add("outside: the dialog scrolls sideways");
        const isOfHome = node.localName.startsWith("ha-") && node.localName !== "ha-card";
        if (isOfHome || node.matches("input, select, button.icon-button")) {
          const chain = line(node);
          const box = node.getBoundingClientRect();
          if (box.width > 2 && !isHidden(chain)) {
            note(node.getAttribute("aria-label") ?? "", box, chain, node);
            const floats = chain.find((each) =>
              /sticky|fixed/.test(style(each).position),
            );
            const { left, right, top, bottom } = box;
            places.push({
              node,
              chain,
              text: "",
              floats,
              left,
              right,
              top,
              bottom,
            });
          }
        }
        if (!isOfHome) visit(node); // its own layout is not ours
      }
    }
    if (parent.shadowRoot) visit(parent.shadowRoot);
  }

  function measureSelect(node) {
    const { font, paddingLeft, paddingRight } = style(node);
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
      for (const other of places.slice(at + 1)) {
        if (other.top > one.bottom - 2) break;
        const wide =
          Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - other.top;
        if (wide < 2 || high < 3 || one.floats !== other.floats) continue;
        if (one.node === other.node || one.chain.includes(other.node)) continue;
        if (other.chain.includes(one.node)) continue;
        found.add(
          `overlap: ${name(one.node)} "${one.text}", ${name(other.node)} "${other.text}"`,
        );
      }
    });
  }

  visit(root);
  compare();
  return [...found];
};
