import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const MOST_LINES_OF_FILE = 450;
const MOST_LINES_OF_ELEMENT = 300;
const MOST_LINES_OF_FUNCTION = 40;

const paths = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => join("src", path));
const linesOf = (path: string): number => readFileSync(path, "utf8").trimEnd().split("\n").length;
/** Panel, card, components and views: what is shown, and not how it looks. */
const isElement = (path: string): boolean =>
  /^src\/(components|views|panel|card|notices|navigation)\b/.test(path) &&
  !path.endsWith(".styles.ts");

/** Return the functions of a source that are longer than allowed, with their lengths. */
function longFunctions(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const first = lineOf(node.getStart(source));
      const length = lineOf(node.end) - first + 1;
      if (length > MOST_LINES_OF_FUNCTION) found.push(`${path}:${first} has ${length} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("sizes", () => {
  it("of files stay within their limit", () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => linesOf(path) > MOST_LINES_OF_FILE)).toEqual([]);
  });

  it("of components and views stay within a smaller one", () => {
    const elements = paths.filter(isElement);
    expect(elements).toContain(join("src", "views", "items.ts"));
    expect(elements.filter((path) => linesOf(path) > MOST_LINES_OF_ELEMENT)).toEqual([]);
  });

  it("of functions stay within theirs", () => {
    const long = `const f = () => {\n${"x();\n".repeat(MOST_LINES_OF_FUNCTION - 1)}};`;
    expect(longFunctions("long.ts", long)).toEqual(["long.ts:1 has 41 lines"]);
    const found = paths.flatMap((path) => longFunctions(path, readFileSync(path, "utf8")));
    expect(found).toEqual([]);
  });
});
