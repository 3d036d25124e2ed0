// People and their sessions, by better-auth on the application's database. Its own routes are not mounted: see http/sign-in.ts.

import { betterAuth } from 'better-auth'
import { hashPassword, makeSignature } from 'better-auth/crypto'
import { getMigrations } from 'better-auth/db/migration'
import type { Kysely } from 'kysely'
import type { Account, Accounts } from '../actions/deps.ts'
import { inOneTurn } from '../in-one-turn.ts'
import type { Tables } from '../store/tables.ts'
import { createSessionCookieReader } from './session-cookie.ts'

/** What an account of this server is made with. */
export interface AccountDraft {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly isAdministrator?: boolean
}

/** People, sessions, and the calls behind the sign-in routes. */
export interface AccountService extends Accounts {
  /** Makes several accounts that share one password: the password is hashed once. For samples and trials only. */
  createSamples(drafts: readonly Omit<AccountDraft, 'password'>[], password: string): Promise<Account[]>
  /** Whether anybody may administer this server yet. */
  hasAdministrator(): Promise<boolean>
  /** Whether there is any account at all. */
  isEmpty(): Promise<boolean>
  /** Those of the sessions that are there and have not ended, in one reading. @param sessionIds a few hundred at most */
  aliveSessions(sessionIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Asks once for the newest session, which it tells: the first asking of a process takes ten times as long as the others. */
  warm(): Promise<(Account & { readonly sessionId: string }) | null>
  /** Who a request's cookie stands for, and by which session; or null. */
  findSession(headers: Headers): Promise<(Account & { readonly sessionId: string }) | null>
  /** The library's answer to a sign-in: 200 with the cookie, or 401. */
  signIn(body: { readonly email: string; readonly password: string }, headers: Headers): Promise<Response>
  /** The library's answer to a sign-out; the cookie is taken back. */
  signOut(headers: Headers): Promise<Response>
  /** The library's answer to who is signed in: session and user, or null. */
  getSession(headers: Headers): Promise<Response>
}

/** Shortest password that is accepted, in characters. */
export const passwordMinChars = 8
/** Longest password that is accepted, in characters: hashing must stay cheap. */
export const passwordMaxChars = 128

/** The tables of better-auth that are read here. */
type AccountTables = {
  user: { id: string; name: string; email: string; isAdministrator: number | boolean }
  session: { id: string; token: string; userId: string; expiresAt: string }
}

/**
 * Opens the accounts of a database and brings their tables up to date.
 *
 * @param options.database the application's own, and which engine it is
 * @param options.secret signs the cookies
 * @param options.baseUrl https makes the cookies secure ones
 * @param options.origins origins from which the site is used, asked at each request
 * @param options.sessionSeconds how long a session lasts; 7 days unless said otherwise
 */
export async function openAccounts(options: {
  readonly database: { readonly db: Kysely<Tables>; readonly type: 'sqlite' | 'postgres' }
  readonly secret: string
  readonly baseUrl: string
  readonly origins: () => readonly string[]
  readonly sessionSeconds?: number
}): Promise<AccountService> {
  const db = options.database.db.withTables<AccountTables>()
  const settings = {
    database: { db, type: options.database.type },
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    trustedOrigins: () => [...options.origins()],
    telemetry: { enabled: false },
    logger: { disabled: true }, // failures come back as answers, and http/ logs them
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMinChars,
      maxPasswordLength: passwordMaxChars,
    },
    session: {
      expiresIn: options.sessionSeconds ?? 7 * 24 * 3600,
      disableSessionRefresh: true, // reading who is signed in writes nothing
      cookieCache: { enabled: false }, // a right that is withdrawn must bite at once
    },
    rateLimit: { enabled: false }, // http/limits.ts counts by account and address
    advanced: { cookiePrefix: 'vankien', useSecureCookies: options.baseUrl.startsWith('https:') },
    user: {
      additionalFields: {
        isAdministrator: { type: 'boolean' as const, required: false, defaultValue: false, input: false },
      },
    },
  }
  const { runMigrations } = await getMigrations(settings)
  await runMigrations()
  const auth = betterAuth(settings)
  const { internalAdapter, authCookies } = await auth.$context
  const people = () => db.selectFrom('user').select(['id', 'name', 'email'])
  const aliveSessions = async (sessionIds: readonly string[]): Promise<ReadonlySet<string>> => {
    if (sessionIds.length === 0) return new Set()
    const found = await db
      .selectFrom('session')
      .select('id')
      .where('id', 'in', [...sessionIds])
      .where('expiresAt', '>', new Date().toISOString())
      .execute()
    return new Set(found.map(({ id }) => id))
  }

  const readCookie = createSessionCookieReader(authCookies.sessionToken.name, options.secret)
  /** Sessions that have not ended, with their people, by the tokens of a moment's requests. */
  const findSessions = inOneTurn(async (tokens: readonly string[]) => {
    const rows = await db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select(['session.token', 'session.id as sessionId', 'user.id', 'user.name', 'user.email'])
      .where('session.token', 'in', [...new Set(tokens)])
      .where('session.expiresAt', '>', new Date().toISOString())
      .execute()
    const found = new Map(rows.map(({ token, ...session }) => [token, session]))
    return tokens.map(token => found.get(token) ?? null)
  })
  const findSession: AccountService['findSession'] = async headers => {
    const token = readCookie(headers.get('cookie'))
    return token === null ? null : findSessions(token)
  }

  async function create(draft: Omit<AccountDraft, 'password'>, password: string): Promise<Account> {
    const email = draft.email.trim().toLowerCase()
    const user = await internalAdapter.createUser(
      { email, name: draft.name, emailVerified: true, isAdministrator: draft.isAdministrator ?? false },
      { method: 'email-password' },
    )
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password,
    })
    return { id: user.id, name: user.name, email: user.email }
  }

  return {
    async createAccount(draft) {
      if (draft.password.length < passwordMinChars || draft.password.length > passwordMaxChars) {
        throw new RangeError(
          `a password has ${passwordMinChars} to ${passwordMaxChars} characters, not ${draft.password.length}`,
        )
      }
      return create(draft, await hashPassword(draft.password))
    },
    async createSamples(drafts, password) {
      const hash = await hashPassword(password)
      const made: Account[] = []
      for (const draft of drafts) made.push(await create(draft, hash))
      return made
    },
    async findByEmail(email) {
      return (await people().where('email', '=', email.trim().toLowerCase()).executeTakeFirst()) ?? null
    },
    async findById(id) {
      return (await people().where('id', '=', id).executeTakeFirst()) ?? null
    },
    async findByIds(ids) {
      return ids.length === 0
        ? []
        : people()
            .where('id', 'in', [...ids])
            .execute()
    },
    async isAdministrator(id) {
      const row = await db
        .selectFrom('user')
        .select('isAdministrator')
        .where('id', '=', id)
        .executeTakeFirst()
      return Boolean(row?.isAdministrator)
    },
    async hasAdministrator() {
      const rows = await db.selectFrom('user').select('isAdministrator').execute()
      return rows.some(row => Boolean(row.isAdministrator))
    },
    async isEmpty() {
      return (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) === undefined
    },
    aliveSessions,
    async endSessions(id) {
      await internalAdapter.deleteUserSessions(id)
    },
    async warm() {
      const newest = db.selectFrom('session').select('token').orderBy('expiresAt', 'desc').limit(1)
      const token = (await newest.executeTakeFirst())?.token ?? 'nobody'
      const value = `${token}.${await makeSignature(token, options.secret)}`
      const cookie = `${authCookies.sessionToken.name}=${encodeURIComponent(value)}`
      return findSession(new Headers({ cookie }))
    },
    findSession,
    signIn: (body, headers) => auth.api.signInEmail({ body, headers, asResponse: true }),
    signOut: headers => auth.api.signOut({ headers, asResponse: true }),
    getSession: headers => auth.api.getSession({ headers, asResponse: true }),
  }
}
