/** OpenBao and Vault as their protocol is known: response wrapping, two ways to sign in, namespaces. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { formatAddress } from '#lib/endpoints/openbao/link.ts'
import { formatSignIn, type SignIn } from '#lib/endpoints/sign-in.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

interface Wrapping {
  accessor: string
  namespace: string
  data: unknown
  ttlSeconds: number
  createdMs: number
  path: string
}

interface OwnToken {
  namespace: string
  canRevoke: boolean
}

export interface OpenbaoOptions {
  /** Whether the sign-in may revoke by accessor, which the policy "default" does not allow. */
  canRevoke?: boolean
  /** What the policy allows: more is refused. */
  mostSeconds?: number
  /** What it silently makes of every lifetime, as a proxy or a plugin may. */
  forcedSeconds?: number
  /** Other origins than its own are refused, as with CORS set up. */
  refusesOrigins?: boolean
  needsRequestHeader?: boolean
  isSealed?: boolean
  version?: string
  namespace?: string
  by?: SignIn['by']
  /** In milliseconds: what a browser shares with it has its own clock. */
  startsAt?: number
}

export interface Openbao extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  signIn: SignIn
  /** How many tokens of logins live. */
  loggedIn(): number
  /** Nobody is signed in any more. */
  forgetSignIns(): void
  /** Wraps what is not ours, as another client would. */
  wrapped(data: unknown, path?: string): string
  /** How much lies there. */
  waiting(): number
  /** Takes what a link leads to away. */
  takeAll(): void
}

export async function startOpenbao({
  canRevoke = true,
  mostSeconds = Number.POSITIVE_INFINITY,
  forcedSeconds,
  refusesOrigins = false,
  needsRequestHeader = true,
  isSealed = false,
  version = '2.6.2',
  namespace = '',
  by = 'token',
  startsAt,
}: OpenbaoOptions = {}): Promise<Openbao> {
  const clock = createClock(startsAt)
  const calls: Call[] = []
  const wrappings = new Map<string, Wrapping>()
  const tokens = new Map<string, OwnToken>()
  const [roleId, secretId] = [newToken('role'), newToken('secret')]
  const own = newToken('s')
  tokens.set(own, { namespace, canRevoke })

  function newWrapping(data: unknown, where: string, ttlSeconds: number, path: string): string {
    const token = newToken('s')
    const accessor = newToken('a')
    const createdMs = clock.now()
    wrappings.set(token, { accessor, namespace: where, data, ttlSeconds, createdMs, path })
    return token
  }

  function wrap(body: unknown, ttl: string | undefined, where: string): Answer {
    if (ttl === undefined) return errors(400, 'endpoint requires response wrapping to be used')
    const seconds = Number(ttl)
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > mostSeconds) {
      return errors(400, 'error parsing wrap TTL')
    }
    const token = newWrapping(body, where, forcedSeconds ?? seconds, 'sys/wrapping/wrap')
    const wrapping = wrappings.get(token)
    return {
      body: {
        request_id: '',
        lease_id: '',
        renewable: false,
        lease_duration: 0,
        data: null,
        warnings: null,
        wrap_info: {
          token,
          accessor: wrapping?.accessor,
          ttl: wrapping?.ttlSeconds,
          creation_time: new Date(clock.now()).toISOString().replace('Z', '000000+00:00'),
          creation_path: 'sys/wrapping/wrap',
        },
      },
    }
  }

  function waiting(token: unknown, where: string): Wrapping | null {
    const found = typeof token === 'string' ? wrappings.get(token) : undefined
    if (!found || found.namespace !== where) return null
    return found.createdMs + found.ttlSeconds * 1000 > clock.now() ? found : null
  }

  function lookUp(token: unknown, where: string): Answer {
    const found = waiting(token, where)
    if (!found) return GONE
    return {
      body: {
        data: {
          creation_ttl: found.ttlSeconds,
          creation_time: new Date(found.createdMs).toISOString(),
          creation_path: found.path,
        },
      },
    }
  }

  function unwrap(header: string, body: string, where: string): Answer {
    const found = waiting(header, where)
    // Whatever is called with it: its one use is gone.
    wrappings.delete(header)
    if (!found || body !== '') return GONE
    if (found.data === null) return { status: 204 }
    return {
      body: { request_id: '1', lease_id: '', data: found.data, warnings: null, auth: null },
    }
  }

  function revokeAccessor(accessor: unknown, { canRevoke: may }: OwnToken): Answer {
    if (!may) return DENIED
    const [token] = [...wrappings].find(([, each]) => each.accessor === accessor) ?? []
    if (token === undefined) return errors(400, 'invalid accessor')
    wrappings.delete(token)
    return { status: 204 }
  }

  function logIn(body: Record<string, unknown>, where: string): Answer {
    const isRight = body.role_id === roleId && body.secret_id === secretId && where === namespace
    if (!isRight) return errors(400, 'invalid role or secret ID')
    const token = newToken('s')
    tokens.set(token, { namespace, canRevoke })
    return { body: { data: null, auth: { client_token: token, lease_duration: 1200 } } }
  }

  function signedIn(token: string, where: string, does: (own: OwnToken) => Answer): Answer {
    // Any use of a wrapping token uses it up.
    wrappings.delete(token)
    const known = tokens.get(token)
    return known && known.namespace === where ? does(known) : DENIED
  }

  const served = await serve(clock, (call) => {
    calls.push(call)
    const { method, url, headers, body } = call
    if (refusesOrigins && headers.origin !== undefined) return errors(403, 'origin not allowed')
    if (url.pathname === '/v1/sys/seal-status' && method === 'GET') {
      return { body: { type: 'shamir', initialized: true, sealed: isSealed, version } }
    }
    if (!url.pathname.startsWith('/v1/')) return PAGE
    if (isSealed) return errors(503, 'Vault is sealed')
    if (needsRequestHeader && headers['x-vault-request'] !== 'true') {
      return errors(412, 'missing required header')
    }
    if (method !== 'POST') return errors(405, 'unsupported operation')
    const token = String(headers['x-vault-token'] ?? '')
    const where = String(headers['x-vault-namespace'] ?? '')
    const sent: Record<string, unknown> = body === '' ? {} : JSON.parse(body)
    switch (url.pathname) {
      case '/v1/sys/wrapping/wrap':
        return signedIn(token, where, () =>
          wrap(sent, headers['x-vault-wrap-ttl']?.toString(), where),
        )
      case '/v1/sys/wrapping/lookup':
        return lookUp(sent.token, where)
      case '/v1/sys/wrapping/unwrap':
        return unwrap(token, body, where)
      case '/v1/auth/token/revoke-accessor':
        return signedIn(token, where, (known) => revokeAccessor(sent.accessor, known))
      case '/v1/auth/approle/login':
        return logIn(sent, where)
      case '/v1/auth/token/revoke-self':
        return signedIn(token, where, () => {
          tokens.delete(token)
          return { status: 204 }
        })
      default:
        return errors(404, 'no handler for route')
    }
  })
  const signIn: SignIn =
    by === 'token' ? { by, token: own, namespace } : { by, roleId, secretId, namespace }
  return {
    ...served,
    calls,
    token: formatSignIn(signIn),
    signIn,
    loggedIn: () => tokens.size - 1,
    forgetSignIns: () => tokens.clear(),
    wrapped: (data, path = 'sys/wrapping/wrap') => newWrapping(data, namespace, 3600, path),
    waiting: () => wrappings.size,
    takeAll: () => wrappings.clear(),
    async linkToNothing() {
      return linkTo(served.baseUrl, namespace, newToken('s'))
    },
  }
}

const GONE = errors(400, 'wrapping token is not valid or does not exist')
const DENIED = errors(403, 'permission denied')
const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>OpenBao</title>' }

function errors(status: number, text: string): Answer {
  return { status, body: { errors: [text] } }
}

function newToken(type: string): string {
  return `${type}.${encodeBase64url(randomBytes(18))}`
}

/** A link of ours to whatever lies under this token. */
export async function linkTo(baseUrl: string, namespace: string, token: string): Promise<string> {
  const address = formatAddress({ namespace, wrappingToken: token })
  const link = { mode: 'n', seed: randomBytes(32), address } as const
  return `${baseUrl}#${await formatCarrierLink('openbao', link)}`
}
