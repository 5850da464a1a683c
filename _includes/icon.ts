/** The site's icon, inside the page itself so that no request is made for it: three lines of a page, and a rule. */
export const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#6b2737" d="M2 0h12v16H2z"/><path stroke="#faf8f3" d="M5 4.5h6m-6 3h6m-6 3h4"/></svg>`,
  );
