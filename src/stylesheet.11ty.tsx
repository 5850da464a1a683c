/** The one stylesheet, at an address that holds the hash of its bytes. */
import type { Stylesheet } from "./assets/stylesheet.ts";
import { page } from "./page.ts";

export default page<Stylesheet>({
  kind: "stylesheet",
  each: ({ stylesheet }) => [stylesheet],
  address: ({ address }) => address,
  draw: ({ css }) => css,
});
