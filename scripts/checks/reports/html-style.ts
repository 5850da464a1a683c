/** How the HTML report looks: on a telephone, in the dark and on paper too. */
export const htmlStyle = `
:root { color-scheme: light dark; --line: light-dark(#b1b4b6, #5c6064); --soft: light-dark(#f3f2f1, #26292c); --quiet: light-dark(#484d51, #b6babd); --error: light-dark(#b10e1e, #ff8f88); --warning: light-dark(#7a4a00, #ffc266); --review: light-dark(#144e81, #8cc2ee) }
body { margin: 0; background: light-dark(#fff, #17191b); color: light-dark(#0b0c0c, #f0f1f2); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 56rem; margin: 0 auto; padding: 1rem 1rem 4rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 2px solid currentColor }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem }
h4 { font-size: 1.05rem; margin: 0 0 .25rem }
p { margin: .5rem 0; max-width: 44rem }
a { color: light-dark(#1a4f8b, #8cc2ee); text-underline-offset: .15em }
:focus-visible { outline: 3px solid light-dark(#1a4f8b, #8cc2ee); outline-offset: 2px }
code { font-family: ui-monospace, monospace; font-size: .9em; padding: 0 .15em; background: var(--soft); border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone }
ul { margin: .5rem 0; padding-left: 1.2rem }
li { margin: .35rem 0 }
nav p { font-weight: 600; margin: 1rem 0 .25rem } nav ul { margin-top: 0; columns: 17rem 3; column-gap: 2rem } nav li { break-inside: avoid; margin: 0; padding: .15rem 0 }
nav ul, .messages, .pages { list-style: none; padding: 0 }
.rule { margin: 1.5rem 0; padding: 1rem; border: 1px solid var(--line); border-left: 6px solid var(--line); border-radius: 3px }
.error { border-left-color: var(--error) } .warning { border-left-color: var(--warning) } .review { border-left-color: var(--review) }
.messages > li { margin: 1rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line) }
.message { font-weight: 600; margin: 0 }
.quiet { color: var(--quiet) } .quiet code, code.quiet { background: none; padding: 0 }
.count { font-weight: 400; color: var(--quiet) }
details { margin: .5rem 0 } summary { cursor: pointer; padding: .25rem 0 }
img { display: block; max-width: 100%; height: auto; margin: .75rem 0; border: 1px solid var(--line) }
.scroll { overflow-x: auto; overflow-wrap: normal } table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: 600; padding: .5rem 0 }
td, th { text-align: left; vertical-align: top; padding: .35rem 1rem .35rem 0; border-bottom: 1px solid var(--line) }
td.number, th.number { text-align: right; white-space: nowrap } td:last-child { min-width: 14rem }
@media print { .back { display: none } body { font-size: 10pt } main { max-width: none; padding: 0 } a { color: inherit } .rule, .messages > li { break-inside: avoid-page } details::details-content { content-visibility: visible; height: auto } }
`;
