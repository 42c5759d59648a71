import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// While developing, the pages come from Vite and the data from a running Stadion.
const stadion = process.env.STADION_URL ?? "http://localhost:4000";
const proxied = ["/api/v1", "/api/openapi.json", "/health", "/metrics", "/oauth", "/.well-known"];

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The budget script reads the manifest to know what the first page loads.
    manifest: true,
    chunkSizeWarningLimit: 1200,
    // No inlined fonts or images: the content security policy stays simple and the cache works.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: stadion, changeOrigin: false }]),
    ),
  },
  worker: { format: "es" },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
    // A busy machine is no fault of the code.
    testTimeout: 30_000,
  },
});
