/**
 * The pages that stories happen on. Each is small enough to be read beside its story. What stands for
 * a credential is put together here, because nothing in the repository may look like one.
 */

const STAGING = ['hunter2', 'for', 'staging'].join('-')
export const TOKEN_IN_FIELD = ['tok', '5e1f7a9c0d'].join('-')
export const KEY_IN_MESSAGE = ['key', '1a2b3c4d5e6f'].join('-')

export const ENV_TEXT = `# production, do not commit
DATABASE_URL=postgres://app:${['s3cr3t', 'p4ss'].join('-')}@db.internal:5432/app

  INDENTED="two  spaces, a\ttab and a trailing space "
API_KEY=${['k', '9f3d2c1b0a'].join('-')}
`

/** PEM-like, and no key: the lines are what matters. */
export const PEM_TEXT = [
  ['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' '),
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVcB/UNPxalR9zDYAjQIf',
  'jojUDiQuGnSJrFEEzZPT/92hRANCAASc7UJtgnF/abqWM60T3XNJEzBv5ez9TdwKH0M6',
  ['-----END', 'PRIVATE', 'KEY-----'].join(' '),
  '',
].join('\n')

export function sitePages({ otherUrl }: { otherUrl: string }): Record<string, string> {
  return {
    '/notes': page(
      'Notes',
      `<p id="password">The password is ${STAGING}, please change it.</p>
       <pre id="env">${ENV_TEXT}</pre>
       <pre id="pem">${PEM_TEXT}</pre>
       <a id="elsewhere" href="${otherUrl}/article">An article</a>`,
    ),
    '/fields': page(
      'Fields',
      `<label>Token <input id="token" size="60" value="token: ${TOKEN_IN_FIELD} here"></label>
       <label>Password <input id="secret" type="password" value="${['pw-8d7c', '6b5a'].join('')}"></label>
       <label>Message <textarea id="message" rows="8" cols="60">Hello,
use this key: ${KEY_IN_MESSAGE}
Thanks</textarea></label>
       <div id="chat" contenteditable="true" role="textbox" aria-label="Chat">please use <b>pass-7c6d5e4f</b> for now</div>
       <div id="plain" contenteditable="plaintext-only" role="textbox" aria-label="Plain">line one pl-0f9e8d7c</div>`,
    ),
    '/editors': page(
      'Editors',
      `<div class="CodeMirror"><div id="code" contenteditable="true" role="textbox" aria-label="Code">in code cm-11aa22bb</div></div>`,
    ),
    '/shadow': page(
      'Shadow roots',
      `<div id="open-host"></div><div id="closed-host"></div>
       <script>
         document.querySelector('#open-host').attachShadow({ mode: 'open' }).innerHTML =
           '<p id="inside">open shadow os-12ab34cd</p><textarea id="area">area os-56ef78ab</textarea>'
         document.querySelector('#closed-host').attachShadow({ mode: 'closed' }).innerHTML =
           '<p id="inside">closed shadow cs-12ab34cd</p>'
       </script>`,
    ),
    '/frames': page(
      'Frames',
      `<p id="top">top frame tf-12ab34cd</p>
       <iframe id="same" title="same origin" src="/inner" width="600" height="160"></iframe>
       <iframe id="foreign" title="another site" src="${otherUrl}/inner" width="600" height="160"></iframe>`,
    ),
    '/inner': page(
      'Inner',
      `<pre id="lines">first if-12ab34cd\nsecond line\n</pre><textarea id="inner">inner ia-98fe76dc</textarea>`,
    ),
  }
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 sans-serif; margin: 2rem } label, div, pre { display: block; margin: 1rem 0 }</style>
</head><body><h1>${title}</h1>
${body}
</body></html>`
}
