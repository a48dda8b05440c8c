// Lets vite's development server speak to `hearsay serve`: fetches the cookie for the token, and asks under the server's own name.
export async function apiProxy(printed) {
  if (!printed) throw new Error("set HEARSAY_URL to the URL that `hearsay serve --no-browser` printed, with its token");
  const origin = new URL(printed).origin;
  const answer = await fetch(printed, { redirect: "manual" });
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0];
  if (!cookie) throw new Error(`${printed} gave no cookie: is its token still right?`);
  const headers = { cookie, origin, "sec-fetch-site": "same-origin" };
  return { "/api": { target: origin, changeOrigin: true, headers } };
}
