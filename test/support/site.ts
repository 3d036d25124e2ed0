// The whole application without a port: memory store, accounts in memory, texts in place, the sample people.

import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { done, refuse } from '#model/refusal.ts'
import { implementPending } from '../../server/actions/apply.ts'
import type { Deps } from '../../server/actions/deps.ts'
import { createRegisters } from '../../server/actions/registers.ts'
import { createTextChecks } from '../../server/actions/text-checks.ts'
import { createOpeningRights } from '../../server/actions/text-rights.ts'
import { createApp } from '../../server/app.ts'
import { type AccountService, openAccounts } from '../../server/auth/accounts.ts'
import { openFirstAdministrator } from '../../server/auth/first-administrator.ts'
import { type Sample, type SampleName, sampleEmail, samplePassword } from '../../server/demo/accounts.ts'
import { createQuietTexts } from '../../server/demo/quiet-texts.ts'
import { demoAccounts, seedPeople } from '../../server/demo/seed.ts'
import { loopback } from '../../server/http/address.ts'
import type { AppFiles } from '../../server/http/files.ts'
import { createMetrics } from '../../server/http/health.ts'
import { type LimitSettings, shippedLimits } from '../../server/http/limits.ts'
import { withCurrentRoles } from '../../server/store/current-roles.ts'
import type { Store } from '../../server/store/store.ts'
import type { Tables } from '../../server/store/tables.ts'
import type { Texts } from '../../server/sync/texts.ts'
import { checkForm } from '../../server/word/check/check-form.ts'
import { checkDocument } from '../../server/word/check-text.ts'
import { planDraft } from '../../server/word/draft/plan-draft.ts'
import { identifyFile } from '../../server/word/identify/identify-file.ts'
import { planImport } from '../../server/word/import/import-plan.ts'
import { makeSynthesis } from '../../server/word/report/synthesis-text.ts'
import { fillDossier } from './dossier.ts'
import { writeWord } from './exported.ts'
import { createMemoryStore } from './memory-store.ts'

/** Origin of the site's own pages in tests. */
export const siteOrigin = 'http://van-kien.test'

/** An answer, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown
}

/** Somebody who asks the site. */
export interface Caller {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** Nothing added but the session. */
  send(path: string, init: RequestInit): Promise<Answer>
}

/** A site with the sample units and people, and no document. */
export interface Site {
  readonly app: ReturnType<typeof createApp>
  readonly deps: Deps
  readonly accounts: AccountService
  readonly store: Store
  readonly sample: Sample
  /** Token of the setup link; null with the sample people, who have an administrator. */
  readonly setupToken: string | null
  /** What went into the log, as JSON lines. */
  readonly logged: readonly string[]
  /** A signed-in sample person. */
  as(name: SampleName): Promise<Caller>
  /** Whoever has this address, signed in; the password is that of the samples. */
  signIn(email: string): Promise<Caller>
  /** Somebody without a session. */
  readonly stranger: Caller
  /** A new political report of the sample unit. @returns its id */
  begin(): Promise<string>
  /** What a start after a crash is: nothing known but what the store holds, and accepted proposals taken up again. */
  restart(): Promise<void>
}

const wordInPlace: Deps['word'] = {
  export: async job => done(await writeWord(job)),
  import: async input => planImport(input),
  draft: async input => planDraft(input, randomUUID),
  synthesize: async input => done(makeSynthesis(input, randomUUID)),
  checkForm: async input => checkForm(input.file, input.profile),
  identify: async input => identifyFile(input),
}

/** Opens a site. @param options.isEmpty without units and people */
export async function openSite(
  options: {
    readonly limits?: Partial<LimitSettings>
    readonly isEmpty?: boolean
    /** Whether the dossier of the sample unit is as nobody has touched it; left out = nothing is missing in it. */
    readonly isDossierEmpty?: boolean
    readonly store?: Store
    /** The built web app. */
    readonly files?: AppFiles
    /** The server's clock; left out = the real one. */
    readonly now?: () => string
    /** Prints PDF; left out = LibreOffice is not installed. */
    readonly pdf?: Deps['pdf']
    /** Stands before the Word process. */
    readonly word?: (word: Deps['word']) => Deps['word']
    /** Stands before the texts. */
    readonly texts?: (texts: Texts) => Texts
  } = {},
): Promise<Site> {
  const now = options.now ?? (() => new Date().toISOString())
  const store = withCurrentRoles(options.store ?? createMemoryStore(), now)
  const origins = () => [siteOrigin]
  const accounts = await openAccounts({
    database: {
      db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) }),
      type: 'sqlite',
    },
    secret: 'a-secret-for-tests-that-is-long-enough',
    baseUrl: siteOrigin,
    origins,
  })
  const logged: string[] = []
  const line = (facts: object, message: string) => {
    logged.push(JSON.stringify({ message, ...facts }))
  }
  const log = { info: line, warn: line, error: line }
  const sample: Sample = options.isEmpty
    ? { units: { superior: '', own: '', other: '' }, people: new Map() }
    : await seedPeople({ store, accounts, log })
  if (!options.isEmpty && !options.isDossierEmpty) await fillDossier(store, sample.units.own, now())
  const quiet = createQuietTexts(store, now)
  const freshDeps = (): Deps => ({
    store,
    texts: options.texts?.(quiet) ?? quiet,
    registers: createRegisters(store),
    pdf: options.pdf ?? { print: async () => refuse('pdf-missing') },
    word: options.word?.(wordInPlace) ?? wordInPlace,
    checks: createTextChecks(async input => checkDocument(input)),
    accounts,
    now,
    newId: randomUUID,
    log,
  })
  let deps = freshDeps()
  const firstAdministrator = await openFirstAdministrator(accounts)
  const freshApp = () =>
    createApp({
      deps,
      accounts,
      firstAdministrator,
      socketEvents: () => ({}),
      doorRight: createOpeningRights(deps, accounts).door,
      origins,
      isSecure: false,
      isDraining: () => false,
      limits: { ...shippedLimits, ...options.limits },
      trustedProxies: loopback,
      metrics: createMetrics(false),
      files: options.files ?? new Map(),
      demoAccounts: options.isEmpty ? null : demoAccounts(),
    })
  let app = freshApp()
  const caller = (cookie: string | null): Caller => {
    const send = async (path: string, init: RequestInit): Promise<Answer> => {
      const headers = new Headers(init.headers)
      if (cookie) headers.set('cookie', cookie)
      const response = await app.request(path, { ...init, headers })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      return { status: response.status, headers: response.headers, bytes, text, json: parsed(text) }
    }
    return {
      send,
      get: (path, headers = {}) => send(path, { headers }),
      post: (path, body, headers = {}) =>
        send(path, {
          method: 'POST',
          headers: {
            origin: siteOrigin,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      delete: path => send(path, { method: 'DELETE', headers: { origin: siteOrigin } }),
    }
  }
  const stranger = caller(null)
  const signedIn = new Map<SampleName, Promise<Caller>>()
  const signIn = async (email: string) => {
    const answer = await stranger.post('/api/auth/sign-in/email', { email, password: samplePassword })
    if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`)
    return caller(cookieOf(answer))
  }
  const site: Site = {
    get app() {
      return app
    },
    get deps() {
      return deps
    },
    accounts,
    store,
    sample,
    setupToken: firstAdministrator.token,
    logged,
    stranger,
    signIn,
    as(name) {
      const known = signedIn.get(name) ?? signIn(sampleEmail(name))
      signedIn.set(name, known)
      return known
    },
    async restart() {
      deps = freshDeps()
      app = freshApp()
      await implementPending(deps)
    },
    async begin() {
      const drafter = await site.as('drafter1')
      const answer = await drafter.post('/api/documents', {
        unitId: sample.units.own,
        templateId: 'political_report',
        title: 'Báo cáo chính trị',
      })
      return field(answer, 'id')
    },
  }
  return site
}

/** Puts a document before its audience without filling its sections first. */
export async function openForConsultation({ store, sample, deps }: Site, documentId: string): Promise<void> {
  const { seq } = await deps.registers.state(documentId)
  const appended = await store.appendEvents({
    documentId,
    expectedSeq: seq,
    drafts: [
      {
        documentId,
        opinionId: null,
        type: 'stageMoved',
        at: deps.now(),
        actor: 'test',
        actorRole: 'party_secretary',
        unitId: sample.units.own,
        payload: {
          from: 'internal_review',
          to: 'consultation',
          draft: 1,
          note: '',
          sha256: null,
          byName: 'Hoàng Minh Sơn',
        },
      },
    ],
    stage: { stage: 'consultation', draft: 1 },
  })
  if (!appended.ok) throw new Error('somebody else moved the document')
}

/** The cookies an answer sets, as a request sends them back. */
export function cookieOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0] ?? '')
    .join('; ')
}

/** A string in an answer's JSON, by its path. @throws Error when there is none */
export function field(answer: Answer, ...path: readonly string[]): string {
  const value = valueAt(answer, ...path)
  if (typeof value === 'string') return value
  throw new Error(`no text at ${path.join('.')} in ${answer.status} ${answer.text.slice(0, 300)}`)
}

/** Any value in an answer's JSON, by its path; undefined when there is none. */
export function valueAt(answer: Answer, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    answer.json,
  )
}

/** Code of a refusal. */
export function codeOf(answer: Answer): string {
  return field(answer, 'error', 'code')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
