/** The style sheet of the page: light and dark by what the reader has chosen, from a phone to a wide screen. */
export const pageStyle = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --soft: #f6f8fa; --link: #0550ae;
  --danger: #a40e26; --review: #7a4d00; --routine: #116329; --danger-back: #ffebe9; --review-back: #fff5d6; --routine-back: #e6f6ea; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --quiet: #9aa5b1; --line: #30363d; --soft: #161b22;
  --link: #79b8ff; --danger: #ff9a92; --review: #f0c674; --routine: #7ee2a0; --danger-back: #3c1618; --review-back: #352a0c;
  --routine-back: #10291a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
summary h3 { display: inline; font-size: 1rem; margin: 0; }
a { color: var(--link); }
code, pre { font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 4px; margin: .25rem 0; padding: .5rem; overflow-x: auto;
  overflow-wrap: normal; max-height: 24rem; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.quiet { color: var(--quiet); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: .5rem 0; padding: 0; }
.verdict { border-radius: 4px; font-size: .8125rem; font-weight: 600; padding: .1rem .45rem; white-space: nowrap; }
.danger { color: var(--danger); background: var(--danger-back); }
.review { color: var(--review); background: var(--review-back); }
.routine { color: var(--routine); background: var(--routine-back); }
form { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; margin: 1rem 0; padding: .75rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
fieldset { border: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin: 0; padding: 0; }
legend { float: left; margin-right: .5rem; padding: 0; }
input[type="search"], select, button { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--quiet); border-radius: 4px;
  padding: .3rem .5rem; min-height: 2.25rem; max-width: 100%; }
input[type="search"] { width: 22rem; }
input[type="checkbox"] { width: 1.15rem; height: 1.15rem; vertical-align: -.15rem; }
label { display: inline-block; min-height: 1.75rem; max-width: 100%; }
select { width: 11rem; }
#shown { margin: .5rem 0 0; font-weight: 600; }
section.group { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; content-visibility: auto; contain-intrinsic-size: auto 3rem; }
.group > details > summary { padding: .6rem .75rem; cursor: pointer; }
.group > details[open] > summary { border-bottom: 1px solid var(--line); }
.group > details > :not(summary) { margin: .5rem .75rem; }
.items { list-style: none; padding: 0; }
.items > li { border-top: 1px solid var(--line); padding: .5rem 0; }
.items > li:first-child { border-top: 0; }
.items p { margin: 0; }
.times { font-weight: 600; white-space: nowrap; }
.why, .more > summary { color: var(--quiet); font-size: .9375rem; }
.more > summary { cursor: pointer; width: fit-content; min-height: 1.5rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem .75rem; margin: .25rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
dd ul, .plain { margin: 0; padding-left: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .5rem .75rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
td p { margin: 0; }
.place { display: none; color: var(--quiet); font-weight: 600; }
kbd { border: 1px solid var(--quiet); border-radius: 3px; padding: 0 .3rem; font: .875rem ui-monospace, monospace; }
@media (min-width: 60rem) and (min-height: 40rem) { form { position: sticky; top: 0; z-index: 1; } .group { scroll-margin-top: 11rem; }
  summary { scroll-margin-top: 11rem; } }
@media (max-width: 40rem) { body { padding: .75rem; } dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .25rem; }
  input[type="search"] { width: 100%; } .row > label:first-child { width: 100%; }
  table, tbody, tr, th, td { display: block; border: 0; padding: 0; } thead { position: absolute; left: -100rem; } .place { display: block; }
  tr { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; } tbody th { background: var(--soft); padding: .5rem .75rem; }
  td { border-top: 1px solid var(--line); padding: .5rem .75rem; } }
@media print { form { display: none; } .group { break-inside: avoid-page; } section.group { content-visibility: visible; } pre { max-height: none; white-space: pre-wrap; } }
`;
