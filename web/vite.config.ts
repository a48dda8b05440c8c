import { defineConfig } from "vite";

// The bundle has fixed names and is committed: the same sources give the same bytes.
// While developing, `/api` goes to a running `hearsay serve`: HEARSAY_URL is the URL that it printed, with its token.
export default defineConfig(async ({ command }) => {
  const proxy = command === "serve" ? await (await import("./dev_proxy.mjs")).apiProxy(process.env.HEARSAY_URL) : undefined;
  return {
    esbuild: { jsx: "automatic" as const, jsxImportSource: "preact", legalComments: "none" as const },
    server: { proxy },
    build: {
      target: "es2021",
      outDir: "dist",
      assetsDir: "assets",
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: {
        output: { entryFileNames: "assets/app.js", assetFileNames: "assets/app.[ext]", inlineDynamicImports: true },
      },
    },
  };
});
