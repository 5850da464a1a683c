/** The part of Eleventy 3 that this project uses; the package ships no types of its own. */
declare module "@11ty/eleventy" {
  export interface Renderer {
    defaultRenderer(data: unknown): Promise<string>;
  }
  /** What a page is drawn from, as far as the configuration needs to know. */
  export interface PageData {
    page: { outputPath: string };
    press: { take(path: string, text: string): void };
  }
  export interface UserConfig {
    addExtension(
      extension: string,
      options: { key: string; compile: () => (this: Renderer, data: PageData) => Promise<void> },
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
    write(): Promise<unknown>;
  }
}
