import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { environment: "happy-dom", include: ["test/**/*.test.ts"], env: { TZ: "Europe/Berlin" } },
  oxc: false,
  esbuild: { target: "es2022" },
} as never);
