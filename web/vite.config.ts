import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";

// Browsers keep files of /assets for good. Their names are fixed; what stands in them is named after the question mark.
const stamped: Plugin = {
  name: "stamped",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") return;
      page.source = String(page.source).replace(/\/assets\/([a-z.]+)/g, (path, name: string) => {
        const file = bundle[`assets/${name}`];
        if (!file) return path;
        return `${path}?${createHash("sha256").update(file.type === "chunk" ? file.code : file.source).digest("hex").slice(0, 12)}`;
      });
    },
  },
};

// The bundle has fixed names and is committed: the same sources give the same bytes.
// While developing, `/api` goes to a running `hearsay serve`: HEARSAY_URL is the URL that it printed, with its token.
export default defineConfig(async ({ command }) => {
  const proxy = command === "serve" ? await (await import("./dev_proxy.mjs")).apiProxy(process.env.HEARSAY_URL) : undefined;
  return {
    plugins: [stamped],
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
