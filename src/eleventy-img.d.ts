/** The part of eleventy-img 6 that this project uses; the package ships no types of its own. */
declare module "@11ty/eleventy-img" {
  export type ImageFormat = "avif" | "webp" | "jpeg" | "png" | "gif";
  export interface ImageOptions {
    formats: readonly ImageFormat[];
    widths: readonly (number | "auto")[];
    /** Nothing is written: the bytes come as `buffer`. */
    dryRun: boolean;
    useCache: boolean;
    /** Turned upright as the camera's note says. */
    fixOrientation: boolean;
    sharpOptions: { failOn: "warning"; limitInputPixels: number };
  }
  export interface MadeImage {
    buffer?: Buffer;
    format: string;
    width: number;
    height: number;
    sourceType: string;
  }
  export default function Image(
    bytes: Buffer,
    options: ImageOptions,
  ): Promise<Partial<Record<ImageFormat, MadeImage[]>>>;
}
