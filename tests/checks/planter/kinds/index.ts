/** Every kind of fault that is planted, written out. */
import type { Kind } from "../kind.ts";
import { addressKinds } from "./addresses.ts";
import { crossingKinds } from "./crossings.ts";
import { documentKinds } from "./documents.ts";
import { fileKinds } from "./files.ts";
import { formKinds } from "./forms.ts";
import { headKinds } from "./heads.ts";
import { headingKinds } from "./headings.ts";
import { layoutKinds } from "./layout.ts";
import { linkKinds } from "./links.ts";
import { markupKinds } from "./markup.ts";
import { mediaKinds } from "./media.ts";
import { passageKinds } from "./passages.ts";
import { handlerKinds } from "./handlers.ts";
import { tableKinds } from "./tables.ts";
import { wordKinds } from "./words.ts";

export const kinds: readonly Kind[] = [
  ...wordKinds,
  ...linkKinds,
  ...headingKinds,
  ...passageKinds,
  ...layoutKinds,
  ...markupKinds,
  ...tableKinds,
  ...formKinds,
  ...mediaKinds,
  ...handlerKinds,
  ...headKinds,
  ...addressKinds,
  ...crossingKinds,
  ...documentKinds,
  ...fileKinds,
];
