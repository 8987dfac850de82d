// Build the panel and the card into the integration.
import { readFile, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import * as esbuild from "esbuild";

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

/** Remove the scripts of earlier builds: the name of the shared one changes with its content. */
const withoutOldFiles = {
  name: "without-old-files",
  setup(build) {
    build.onEnd(async ({ metafile, errors }) => {
      if (errors.length) return;
      const built = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
      const present = (await readdir(out)).filter((name) => name.endsWith(".js"));
      const old = present.filter((name) => !built.has(name));
      await Promise.all(old.map((name) => rm(join(out, name))));
    });
  },
};

const options = {
  entryPoints: ["src/panel.ts", "src/card.ts"],
  outdir: out,
  bundle: true,
  // What panel and card have in common is a script of its own, which both import.
  splitting: true,
  chunkNames: "shared-[hash]",
  format: "esm",
  target: "es2022",
  minify: true,
  metafile: true,
  legalComments: "none",
  charset: "utf8",
  plugins: [withoutIndentation, withoutOldFiles],
  logLevel: "warning",
};

if (process.argv.includes("--watch"))
  await (await esbuild.context({ ...options, logLevel: "info" })).watch();
else await esbuild.build(options);
