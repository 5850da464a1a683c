/** The pages that search engines and people are led to: what the sitemap lists. A list written out, in its order. */
import announcementFront from "./announcements/front.11ty.tsx";
import announcementNumbered from "./announcements/numbered.11ty.tsx";
import announcement from "./announcements/page.11ty.tsx";
import announcementYear from "./announcements/year.11ty.tsx";
import home from "./home.11ty.tsx";
import type { AnyPageKind } from "./page.ts";
import siteMap from "./site-map.11ty.tsx";
import speeches from "./speeches.11ty.tsx";
import standingPage from "./standing-pages/page.11ty.tsx";
import strategyDocuments from "./strategy-documents/list.11ty.tsx";
import strategyDocument from "./strategy-documents/page.11ty.tsx";
import teams from "./teams/list.11ty.tsx";
import team from "./teams/page.11ty.tsx";

export const listedPages: readonly AnyPageKind[] = [
  home,
  announcementFront,
  announcementYear,
  announcementNumbered,
  announcement,
  strategyDocuments,
  strategyDocument,
  teams,
  team,
  speeches,
  standingPage,
  siteMap,
];
