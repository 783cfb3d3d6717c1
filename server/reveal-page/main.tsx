/** The endpoint's one script: the page that opens links, and the worker that this page starts. */
import { isWorkerScope, serveStretch } from '#lib/platform/argon2-scope.ts'
import { startPage } from './page.ts'

if (isWorkerScope(globalThis)) serveStretch(globalThis)
else startPage()
