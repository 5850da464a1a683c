/** Every kind of fault that is planted, written out. */
import type { Kind } from "../kind.ts";
import { addressKinds } from "./addresses.ts";
import { fileKinds } from "./files.ts";
import { layoutKinds } from "./layout.ts";
import { markupKinds } from "./markup.ts";
import { wordKinds } from "./words.ts";

export const kinds: readonly Kind[] = [...wordKinds, ...layoutKinds, ...markupKinds, ...addressKinds, ...fileKinds];
