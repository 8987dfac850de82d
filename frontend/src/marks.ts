/** What is selected in a list with several levels, without naming each item. */
import type { ItemFilter, Selection } from "./types";

/** A node of the list: its mark, its size in items, and the marks of what is above it. */
export interface Node {
  name: string;
  items: number;
  above: readonly string[];
}

interface Mark extends Node {
  isSelected: boolean;
}

/** The mark of all that matches. */
export const ALL = "all";

/** Marks differ from what is above them, so that the sizes of all of them tell the number of items. */
export class Marks {
  constructor(private readonly marks: ReadonlyMap<string, Mark> = new Map()) {}

  /** Return whether a node is selected: by its own mark or by the nearest one above it. */
  has({ name, above }: Node): boolean {
    for (const each of [name, ...above, ALL]) {
      const mark = this.marks.get(each);
      if (mark) return mark.isSelected;
    }
    return false;
  }

  /** Return whether only some of what is below a node is selected. */
  isMixed({ name }: Node): boolean {
    return [...this.marks.values()].some(({ above }) => above.includes(name));
  }

  /** Select or unselect a node with all below it. */
  with(node: Node, isSelected: boolean): Marks {
    const below = ({ above }: Mark) => above.includes(node.name) || node.name === ALL;
    const kept = [...this.marks].filter(([name, mark]) => name !== node.name && !below(mark));
    const marks = new Marks(new Map(kept));
    return marks.has(node) === isSelected
      ? marks
      : new Marks(new Map([...kept, [node.name, { ...node, isSelected }]]));
  }

  /** The number of selected items. */
  get count(): number {
    const sizes = [...this.marks.values()].map((mark) => (mark.isSelected ? 1 : -1) * mark.items);
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Return the selection among what matches a filter. */
  among(filter: ItemFilter): Selection {
    const names = (isSelected: boolean) =>
      [...this.marks.values()].filter((mark) => mark.isSelected === isSelected).map(nameOf);
    const unselected = names(false);
    return { ...filter, selected: names(true), ...(unselected.length ? { unselected } : {}) };
  }
}

const nameOf = ({ name }: Mark): string => name;
