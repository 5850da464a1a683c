/**
 * The only file that configures Eleventy: wiring, no decisions. Templates are the `*.11ty.tsx` files of `src`; what they
 * draw is the `edition` that `scripts/build/compile.ts` hands over as global data, beside the `press` that writes them; nothing
 * transforms their output.
 */
import type { UserConfig } from "@11ty/eleventy";

export default function configure(config: UserConfig): object {
  config.addExtension("11ty.tsx", { key: "11ty.js" });
  config.setUseGitIgnore(false);
  return {
    dir: { input: "src", includes: "../_includes", data: "../.no-data" },
    templateFormats: ["11ty.tsx"],
  };
}
