// Build the panel and the card into the integration, or into dev/ for the page without Home Assistant.
import { readFile } from "node:fs/promises";
import * as esbuild from "esbuild";

const [mode] = process.argv.slice(2);
const out = process.env.OUT_DIR ?? "../custom_components/plex_smart_refresher/frontend";

/** Indentation inside templates would be half of the bundle's weight, and means nothing there. */
const withoutIndentation = {
  name: "without-indentation",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/\n\s+/g, "\n"),
      loader: "ts",
    }));
  },
};

const options = {
  entryPoints: mode === "--dev" ? ["dev/dev.ts"] : ["src/panel.ts", "src/card.ts"],
  outdir: mode === "--dev" ? "dev/dist" : out,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: mode !== "--dev",
  sourcemap: mode === "--dev" ? "inline" : false,
  legalComments: "none",
  charset: "utf8",
  plugins: mode === "--dev" ? [] : [withoutIndentation],
  logLevel: "warning",
};

if (mode === "--watch") await (await esbuild.context({ ...options, logLevel: "info" })).watch();
else if (mode === "--dev") {
  const context = await esbuild.context(options);
  await context.watch();
  const { port } = await context.serve({ servedir: "dev", port: 8124 });
  console.log(`The page without Home Assistant: http://localhost:${port}/`);
} else await esbuild.build(options);
