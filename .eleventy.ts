/**
 * The only file that configures Eleventy: wiring, no decisions. Templates are the `*.11ty.tsx` files of `src`; what they
 * draw is the `edition` that `scripts/build/compile.ts` hands over as global data, beside the `press` that writes them; nothing
 * transforms their output.
 */
import type { PageData, Renderer, UserConfig } from "@11ty/eleventy";

export default function configure(config: UserConfig): object {
  config.addExtension("11ty.tsx", {
    key: "11ty.js",
    // A page goes to the press as soon as it is drawn. Eleventy would keep every page until the last one, and then write
    // them one by one; what a renderer gives nothing for, it leaves alone.
    compile: () =>
      async function (this: Renderer, data: PageData) {
        data.press.take(data.page.outputPath, await this.defaultRenderer(data));
      },
  });
  config.setUseGitIgnore(false);
  return {
    dir: { input: "src", includes: "../_includes", data: "../.no-data" },
    templateFormats: ["11ty.tsx"],
  };
}
