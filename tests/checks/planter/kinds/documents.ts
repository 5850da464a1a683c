/** Faults in attached documents, and of what is not yet public in any file. */
import { createHash } from "node:crypto";
import type { Chance } from "../chance.ts";
import type { Kind, Surroundings } from "../kind.ts";
import { element, written } from "../markup.ts";
import { pdf, soundPdf } from "../pdf.ts";
import { ownName, sentence, subject } from "../words.ts";
import type { PlantedPage } from "../page.ts";

/** Attaches a file, and announces it. */
function attach(page: PlantedPage, chance: Chance, site: Surroundings, bytes: string): string {
  const file = `assets/${ownName(chance)}.${chance.pick(["pdf", "pdf", "PDF"])}`;
  site.add(file, bytes);
  page.insert(
    chance,
    `<p>${element(chance, "a", { href: `/${file}` }, `${written(chance, subject(chance))} (PDF, 2 KB)`)}</p>`,
  );
  return file;
}

/** Encryption by a password that nobody was told: no key of a reader's fits these digests. */
function lock(chance: Chance): string {
  const digest = (): string =>
    Array.from({ length: 32 }, () => chance.below(256).toString(16).padStart(2, "0")).join("");
  const how = chance.pick(["/V 1 /R 2", "/V 2 /R 3 /Length 128"]);
  return `/ID [<${digest()}> <${digest()}>] /Encrypt << /Filter /Standard ${how} /P -44 /O <${digest()}> /U <${digest()}> >> `;
}

interface Secret {
  title: string;
  slug: string;
  text: string;
}

/** A record that is not yet public. */
function secret(chance: Chance): Secret {
  const name = ownName(chance);
  const words = sentence(chance).replaceAll(" ", () => ` ${ownName(chance)} `);
  return { title: `The ${name} café of ${ownName(chance)}`, slug: `the-${name}-cafe`, text: words };
}

export const documentKinds: readonly Kind[] = [
  {
    name: "a document behind a password",
    in: "files",
    found: ["unreadable-pdfs/locked-pdf"],
    plant: (page, chance, site) =>
      attach(
        page,
        chance,
        site,
        pdf({ words: sentence(chance), tags: true, title: "The report", language: "en-GB", trailer: lock(chance) }),
      ),
    sound(page, chance, site) {
      attach(page, chance, site, soundPdf(sentence(chance)));
    },
  },
  {
    name: "a document of pictures alone",
    in: "files",
    found: ["unreadable-pdfs/pdf-without-text"],
    plant: (page, chance, site) =>
      attach(page, chance, site, pdf({ words: chance.pick(["", " "]), tags: true, title: "A", language: "en-GB" })),
    sound(page, chance, site) {
      attach(page, chance, site, pdf({ words: "Yes", tags: true, title: "A", language: "en-GB" }));
    },
  },
  {
    name: "a document without a language",
    in: "files",
    found: ["unreadable-pdfs/pdf-without-language"],
    plant(page, chance, site) {
      const about = { words: sentence(chance), tags: true, title: "The report", wide: chance.below(2) === 0 };
      return attach(page, chance, site, pdf(chance.pick([about, { ...about, language: "" }])));
    },
    sound(page, chance, site) {
      attach(page, chance, site, soundPdf(sentence(chance), true));
    },
  },
  {
    name: "a document whose title no window shows",
    in: "files",
    found: ["unreadable-pdfs/pdf-title-not-shown"],
    plant(page, chance, site) {
      const preferences = chance.pick([
        "",
        " /ViewerPreferences << >>",
        " /ViewerPreferences << /DisplayDocTitle false >>",
        " /ViewerPreferences << /HideMenubar true /Direction /L2R >>",
      ]);
      const about = { words: sentence(chance), tags: true, title: "The report", language: "en-GB", preferences };
      return attach(page, chance, site, pdf(about));
    },
    sound(page, chance, site) {
      const preferences = " /ViewerPreferences << /CenterWindow true /DisplayDocTitle true >>";
      const about = { words: sentence(chance), tags: true, title: "The report", language: "en-GB", preferences };
      attach(page, chance, site, pdf(about));
    },
  },
  {
    name: "the title of what is not yet public",
    in: "words",
    found: ["embargo-leaks/leaked-title"],
    plant(page, chance, site) {
      const record = secret(chance);
      const { title } = record;
      site.embargo(record);
      const [first, ...others] = title.split(" ");
      const file = `assets/${ownName(chance)}`;
      return chance.pick<() => unknown>([
        () => page.insert(chance, `<p>${sentence(chance)} ${written(chance, title)}.</p>`),
        () => page.insert(chance, `<p>${title.replace("é", chance.pick(["&eacute;", "&#233;", "&#xE9;"]))}</p>`),
        () => page.insert(chance, `<p>${title.toUpperCase()}</p>`),
        () => page.insert(chance, `<p data-next="?a=${encodeURIComponent(title)}">${sentence(chance)}</p>`),
        () => page.insert(chance, `<p>${first!} <em>${others[0]!}</em> ${others.slice(1).join("\n")}</p>`),
        () => page.insert(chance, `<p title="${title.replace("é", "&eacute;")}">${sentence(chance)}</p>`),
        () => page.insert(chance, `<!-- next: ${title} --><p>${sentence(chance)}</p>`),
        () => {
          site.add(`${file}.json`, JSON.stringify({ next: title }).replace("é", "\\u00e9"));
          return `${file}.json`;
        },
        () => {
          site.add(`${file}.css`, `/* for ${title} */\n`);
          return `${file}.css`;
        },
      ])();
    },
    sound(page, chance, site) {
      const record = secret(chance);
      site.embargo(record);
      page.insert(chance, `<p>${record.title.split(" ").reverse().join(" ")}</p>`);
    },
  },
  {
    name: "the address of what is not yet public",
    in: "words",
    found: ["embargo-leaks/leaked-slug"],
    plant(page, chance, site) {
      const record = secret(chance);
      const { slug } = record;
      site.embargo(record);
      const name = chance.pick([slug, slug.toUpperCase()]);
      return chance.pick<() => unknown>([
        () => page.insert(chance, `<!-- /announcements/${name}/ --><p>${sentence(chance)}</p>`),
        () => page.insert(chance, `<p><a href="/announcements/${name}/">What is next</a></p>`),
        () => page.insert(chance, `<p data-next=${slug}>${sentence(chance)}</p>`),
        () => {
          const hyphen = chance.pick(["%2D", "%2d", "&#45;", "&#x2D;"]);
          page.insert(chance, `<p data-next="/${slug.replaceAll("-", hyphen)}/">${sentence(chance)}</p>`);
        },
        () => {
          const file = `assets/${ownName(chance)}.css`;
          site.add(file, `.${slug.replaceAll("-", chance.pick(["\\-", "\\2d ", "\\00002d"]))} { color: black }\n`);
          return file;
        },
        () => {
          site.add(`assets/${name}.svg`, '<svg xmlns="http://www.w3.org/2000/svg"/>');
          return `assets/${name}.svg`;
        },
      ])();
    },
    sound(page, chance, site) {
      const record = secret(chance);
      site.embargo(record);
      page.insert(chance, `<!-- /all-${record.slug}/ --><p>${sentence(chance)}</p>`);
    },
  },
  {
    name: "an attachment of what is not yet public",
    in: "files",
    found: ["embargo-leaks/leaked-attachment"],
    plant(_page, chance, site) {
      const bytes = chance.pick([
        soundPdf(`${sentence(chance)} ${ownName(chance)}`),
        `${ownName(chance)},${chance.between(1, 99)}\n`,
      ]);
      site.embargo({ ...secret(chance), attachments: [createHash("sha256").update(bytes).digest("hex")] });
      const file = `assets/${ownName(chance)}.${bytes.startsWith("%PDF") ? "pdf" : "csv"}`;
      site.add(file, bytes);
      return file;
    },
    sound(page, chance, site) {
      const bytes = soundPdf(`${sentence(chance)} ${ownName(chance)}`);
      site.embargo({ ...secret(chance), attachments: [createHash("sha256").update(`${bytes}\n`).digest("hex")] });
      attach(page, chance, site, bytes);
    },
  },
  {
    name: "a file that nobody can look into for what is not yet public",
    in: "files",
    found: ["embargo-leaks/unread-file"],
    plant(page, chance, site) {
      site.embargo(secret(chance));
      const whole = pdf({ words: sentence(chance) });
      return attach(
        page,
        chance,
        site,
        chance.pick([whole.slice(0, 70), pdf({ words: sentence(chance), trailer: lock(chance) })]),
      );
    },
    sound(page, chance, site) {
      site.embargo(secret(chance));
      attach(page, chance, site, soundPdf(sentence(chance), chance.below(2) === 0));
    },
  },
];
