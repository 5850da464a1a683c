/** The bar's own styles: quiet, at the foot of the page, and never above its words. */
export const barStyle = `
:host { all: initial; position: sticky; bottom: 0; z-index: 2147483000; display: block; }
@media print { :host { display: none; } }
aside { max-height: 75vh; overflow: auto; font: 15px/1.4 system-ui, sans-serif; color: #fff; background: #1d2b36; border-top: 3px solid #f3c613; }
.row { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 6px 16px; }
a { color: #a8d4ff; }
a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid #fd0; outline-offset: 1px; }
.standing { padding: 0 8px; border-radius: 3px; background: #00703c; }
.standing.scheduled { background: #1d70b8; }
.standing.draft { background: #8a4a00; }
.source { overflow-wrap: anywhere; }
.views { margin-left: auto; display: flex; gap: 8px; }
button { font: inherit; color: inherit; background: transparent; border: 1px solid #8aa; border-radius: 3px; padding: 1px 10px; cursor: pointer; }
button[aria-pressed="true"] { background: #fff; color: #1d2b36; }
details { padding: 6px 16px; max-height: 30vh; overflow: auto; }
:host(.whole) { position: static; }
:host(.whole) :is(aside, details) { max-height: none; }
.faults { background: #942514; }
.faults a { color: #fff; }
summary { cursor: pointer; font-weight: bold; }
ul { margin: 6px 0; padding-left: 20px; }
li { margin: 4px 0; overflow-wrap: anywhere; }
.error { font-weight: bold; color: #ffb3a7; }
.warning, .review { color: #ffe08a; }
.stage { position: fixed; inset: 0; background: #56646e; overflow: auto; display: flex; justify-content: center; padding: 16px 16px 80px; box-sizing: border-box; z-index: -1; }
.stage iframe { border: 0; background: #fff; flex: none; }
`;
