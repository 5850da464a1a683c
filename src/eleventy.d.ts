/** The part of Eleventy 3 that this project uses; the package ships no types of its own. */
declare module "@11ty/eleventy" {
  export interface Renderer {
    defaultRenderer(data: unknown): Promise<string>;
  }
  export interface UserConfig {
    addExtension(
      extension: string,
      options: { key: string; compile: () => (this: Renderer, data: unknown) => Promise<Buffer> },
    ): void;
    addGlobalData(name: string, data: unknown): void;
    setUseGitIgnore(use: boolean): void;
  }
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: string; quietMode: boolean; config: (config: UserConfig) => void },
    );
    /** Its progress lines are not for our users; what goes wrong is thrown all the same. */
    disableLogger(): void;
    /** What was copied, and the pages that were written. */
    write(): Promise<[copied: unknown, written: readonly unknown[]]>;
  }
}
