/**
 * The only file that configures Eleventy: wiring, no decisions. Templates are the `*.11ty.tsx` files of `src`; what they
 * draw is the `edition` that `scripts/build.ts` hands over as global data; nothing transforms their output.
 */
import type { Renderer, UserConfig } from "@11ty/eleventy";

export default function configure(config: UserConfig): object {
  config.addExtension("11ty.tsx", {
    key: "11ty.js",
    // Eleventy keeps every page until all are written. As bytes a page takes a quarter of the memory that its text does.
    compile: () =>
      async function (this: Renderer, data: unknown) {
        return Buffer.from(await this.defaultRenderer(data));
      },
  });
  config.setUseGitIgnore(false);
  return {
    dir: { input: "src", includes: "../_includes", data: "../.no-data" },
    templateFormats: ["11ty.tsx"],
  };
}
