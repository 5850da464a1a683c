/** The part of Eleventy 3 that this project uses; the package ships no types of its own. */
declare module "@11ty/eleventy" {
  export interface UserConfig {
    addExtension(extension: string, options: { key: string }): void;
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
