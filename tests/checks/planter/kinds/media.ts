/** Faults in frames, films and recordings. */
import type { Chance } from "../chance.ts";
import type { Kind, Surroundings } from "../kind.ts";
import { element } from "../markup.ts";
import { ownName, sentence, subject, subjects } from "../words.ts";

/** A recording of five seconds of silence (WAV, 8 bits, 3,000 samples a second): its address. */
function recording(chance: Chance, site: Surroundings): string {
  const path = `assets/${ownName(chance)}.wav`;
  const samples = Buffer.alloc(15_000, 128);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(3000, 24);
  head.writeUInt32LE(3000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  site.add(path, Buffer.concat([head, samples]));
  return `/${path}`;
}

/** A film that shows nothing: the start of an MP4. */
function film(chance: Chance, site: Surroundings): string {
  const path = `assets/${ownName(chance)}.mp4`;
  site.add(path, Buffer.from("00000018667479706d703432000000006d70343269736f6d", "hex"));
  return `/${path}`;
}

function captions(chance: Chance, site: Surroundings): string {
  const path = `assets/${ownName(chance)}.vtt`;
  site.add(path, `WEBVTT\n\n00:00.000 --> 00:04.000\n${sentence(chance)}\n`);
  return element(chance, "track", { kind: "captions", src: `/${path}`, srclang: "en", label: "English" });
}

const transcript = (chance: Chance, site: Surroundings): string =>
  element(chance, "a", { href: chance.pick(site.addresses) }, `Transcript of ${subject(chance)}`);

/** Media by a `src` of its own or by a `source`. */
function media(chance: Chance, name: string, attributes: Record<string, string | true>, inside = ""): string {
  const { src, ...others } = attributes;
  return chance.below(3) === 0
    ? element(chance, name, others, element(chance, "source", { src: src! }) + inside)
    : element(chance, name, attributes, inside);
}

function frame(chance: Chance, to: string, name: string, by = "title"): string {
  return element(chance, "iframe", { src: to, [by]: name, width: "200", height: "100" });
}

export const mediaKinds: readonly Kind[] = [
  {
    name: "a frame's title that says nothing",
    in: "words",
    found: ["unclear-words/vague-frames"],
    plant(page, chance, site) {
      const title = chance.pick([
        "iframe",
        "Frame",
        "Untitled",
        "Embedded content",
        "YouTube video player",
        "content",
        "video",
        "Untitled document",
        "frame 1",
      ]);
      const by = chance.pick(["title", "title", "aria-label"]);
      page.insert(chance, `<p>${frame(chance, chance.pick(site.addresses), title, by)}</p>`);
    },
    sound: (page, chance, site) =>
      page.insert(chance, `<p>${frame(chance, chance.pick(site.addresses), subject(chance))}</p>`),
  },
  {
    name: "two frames with one title",
    in: "words",
    found: ["unclear-words/alike-frames", "accessibility/frame-title-unique"],
    plant(page, chance, site) {
      const [one, other] = chance.shuffled(site.addresses);
      const title = subject(chance);
      const by = () => chance.pick(["title", "aria-label"]);
      page.insert(chance, `<p>${frame(chance, one!, title, by())} ${frame(chance, other!, title, by())}</p>`);
    },
    sound(page, chance, site) {
      const [one, other] = chance.shuffled(site.addresses);
      const [title, another] = subjects(chance, 2);
      page.insert(chance, `<p>${frame(chance, one!, title!)} ${frame(chance, other!, another!)}</p>`);
    },
  },
  {
    name: "a film that moves by itself and cannot be stopped",
    in: "markup",
    found: ["unclear-words/moving-films"],
    plant(page, chance, site) {
      const attributes = { src: film(chance, site), autoplay: true, muted: true, width: "160", height: "90" } as const;
      const more = chance.below(2) === 0 ? { loop: true as const } : {};
      page.insert(chance, `<p>${media(chance, "video", { ...attributes, ...more }, captions(chance, site))}</p>`);
    },
    sound(page, chance, site) {
      const attributes = { src: film(chance, site), controls: true, width: "240", height: "135" } as const;
      const more = chance.below(2) === 0 ? { autoplay: true as const, muted: true as const } : {};
      page.insert(chance, `<p>${media(chance, "video", { ...attributes, ...more }, captions(chance, site))}</p>`);
    },
  },
  {
    name: "a recording without its words",
    in: "words",
    found: ["unclear-words/untold-sound"],
    plant(page, chance, site) {
      const audio = media(chance, "audio", { src: recording(chance, site), controls: true });
      page.insert(
        chance,
        chance.pick([`<p>The speech: ${audio}</p>`, `<p>${sentence(chance)}</p><div>${audio}</div>`]),
      );
    },
    sound(page, chance, site) {
      const audio = media(chance, "audio", { src: recording(chance, site), controls: true });
      const words = transcript(chance, site);
      page.insert(chance, chance.pick([`<p>${audio} ${words}</p>`, `<div>${audio}</div><p>${words}</p>`]));
    },
  },
  {
    name: "sound that begins by itself and cannot be stopped",
    in: "markup",
    found: ["unclear-words/sudden-sound", "accessibility/no-autoplay-audio"],
    plant(page, chance, site) {
      const sound = media(chance, "audio", { src: recording(chance, site), autoplay: true });
      const moving = media(
        chance,
        "video",
        { src: film(chance, site), autoplay: true, width: "160", height: "90" },
        captions(chance, site),
      );
      page.insert(chance, `<p>${chance.pick([sound, moving])} ${transcript(chance, site)}</p>`);
    },
    sound(page, chance, site) {
      const more = chance.below(2) === 0 ? { autoplay: true as const } : {};
      const audio = media(chance, "audio", { src: recording(chance, site), controls: true, ...more });
      page.insert(chance, `<p>${audio} ${transcript(chance, site)}</p>`);
    },
  },
];
