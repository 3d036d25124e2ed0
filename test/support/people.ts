// The demo's people as a test meets them: signing in, and speaking JSON with the server in their name.

/** Names of the demo's accounts (contract, "Demo accounts"). */
export const personNames = [
  'drafter1',
  'drafter2',
  'lead',
  'compiler',
  'secretary',
  'member1',
  'member2',
  'steering',
  'standing',
  'clerk',
  'admin',
  'outsider',
] as const
/** One of the demo's accounts. */
export type PersonName = (typeof personNames)[number]

/** Password of every demo account (contract). */
export const demoPassword = 'vankien-demo'

/** E-mail address of a demo account. */
export function emailOf(name: PersonName): string {
  return `${name}@demo.test`
}

/** A signed-in person. */
export interface SignedIn {
  readonly name: PersonName
  /** Value for a `Cookie` header. */
  readonly cookie: string
  /** GET; resolves with the parsed body. @throws Error on any status but 2xx, with the body */
  get(path: string): Promise<unknown>
  /** POST of JSON; resolves with the parsed body. @throws Error on any status but 2xx, with the body */
  post(path: string, body: unknown): Promise<unknown>
  /** Any request with this person's cookie and the site's own Origin, whatever its status. */
  request(path: string, init?: RequestInit): Promise<Response>
}

/**
 * Signs a demo account in.
 *
 * @param url the server's origin
 * @throws Error when the server refuses, with its answer
 */
export async function signIn(url: string, name: PersonName): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: emailOf(name), password: demoPassword }),
  })
  if (!answer.ok) throw new Error(`signing ${name} in: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map(line => line.split(';', 1)[0] ?? '')
    .join('; ')
  const request = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    headers.set('origin', url)
    return fetch(`${url}${path}`, { ...init, headers })
  }
  return {
    name,
    cookie,
    request,
    get: async path => bodyOf(`GET ${path}`, await request(path)),
    post: async (path, body) =>
      bodyOf(
        `POST ${path}`,
        await request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
  }
}

/** Cookies of a signed-in person in the form that a browser context takes. */
export function browserCookies(
  url: string,
  person: SignedIn,
): { name: string; value: string; url: string }[] {
  return person.cookie.split('; ').map(pair => {
    const cut = pair.indexOf('=')
    return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url }
  })
}

/** The string that a body holds under a key. @throws Error when there is none */
export function stringIn(body: unknown, key: string): string {
  const value = typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined
  if (typeof value !== 'string') throw new Error(`no string "${key}" in ${JSON.stringify(body)}`)
  return value
}

/** The list under `items` of a body. @throws Error when there is none */
export function itemsIn(body: unknown): readonly unknown[] {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'items') : undefined
  if (!Array.isArray(value)) throw new Error(`no items in ${JSON.stringify(body)}`)
  return value
}

async function bodyOf(what: string, answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${text}`)
  return JSON.parse(text)
}
