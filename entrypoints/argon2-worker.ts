import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { isWorkerScope, serveStretch } from '#lib/platform/argon2-scope.ts'

export default defineUnlistedScript(() => {
  if (isWorkerScope(globalThis)) serveStretch(globalThis)
})
