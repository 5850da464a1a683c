// The browser comes from the @sparticuz/chromium package, CHROME_PATH or an installed Chrome:
// installing must not download one (see scripts/checks/browser/).
module.exports = { skipDownload: true };
