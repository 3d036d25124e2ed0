// Wires the parts of one server together, and takes them apart in the right order.

import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { templates } from '#templates/index.ts'
import { implementPending } from './actions/apply.ts'
import { createCheckAhead } from './actions/check-ahead.ts'
import type { Deps, Log } from './actions/deps.ts'
import { nameBrokenBooks } from './actions/dossier-books.ts'
import { createRegisters } from './actions/registers.ts'
import { createTextChecks } from './actions/text-checks.ts'
import { createOpeningRights, textRights } from './actions/text-rights.ts'
import { createApp, type DemoAccount } from './app.ts'
import { type AccountService, openAccounts } from './auth/accounts.ts'
import { openFirstAdministrator } from './auth/first-administrator.ts'
import { goFirstWay } from './first-way.ts'
import { loopback } from './http/address.ts'
import { readAppFiles } from './http/files.ts'
import { createMetrics } from './http/health.ts'
import { shippedLimits, signInLimitsOfAddress } from './http/limits.ts'
import { type Listening, listen } from './listen.ts'
import { openStore } from './open-store.ts'
import { originsOf } from './origins.ts'
import { createPdfWriter } from './pdf/pdf-writer.ts'
import { refuseWrongTemplates } from './shipped-data.ts'
import { withCurrentRoles } from './store/current-roles.ts'
import type { Store } from './store/store.ts'
import { collectAll } from './sync/dead-buffers.ts'
import { createHub, type Hub } from './sync/hub.ts'
import { type HubLimits, hubLimitsOfAddress } from './sync/open-sockets.ts'
import { TextWorker } from './sync/text-worker-client.ts'
import { createWordPool } from './word/pool.ts'

/** Where the build puts the web app. */
export const appFolder = fileURLToPath(new URL('../dist/app', import.meta.url))

/** What one server is started with. */
export interface ServerSettings {
  readonly port: number
  readonly host: string
  readonly baseUrl: string | null
  readonly dataDir: string
  /** PostgreSQL instead of the folder; null or left out = the folder. */
  readonly databaseUrl?: string | null
  readonly authSecret: string
  readonly log: Log
  /** How much one person and one address may have open at once; left out = as shipped. */
  readonly hubLimits?: Partial<HubLimits>
  /** Live pages that one address may have open at once; null or left out = as shipped. */
  readonly socketsPerAddress?: number | null
  /** Failed sign-ins that one address has in 15 minutes; null or left out = as shipped. */
  readonly signInsPerAddress?: number | null
  /** Proxies whose `X-Forwarded-For` is believed; left out = those on this machine. */
  readonly trustedProxies?: readonly string[]
  /** Fills an empty database before anybody is let in, and names the sample accounts. */
  readonly prepare?: (given: {
    readonly store: Store
    readonly accounts: AccountService
    readonly log: Log
  }) => Promise<readonly DemoAccount[]>
}

/** A server that answers. */
export interface RunningServer {
  /** `http://host:port` it listens on. */
  readonly url: string
  /** Link that makes the first administrator; null when there is one. */
  readonly setupLink: string | null
  /** Lets requests and sockets end, commits what runs, closes the store. */
  stop(): Promise<void>
}

const wordWarmMs = 2000
/** It reads every register; those who wait for their first page come before it. */
const takeUpMs = 500
const wordLimits = { size: 1, timeoutMs: 30_000, memoryMb: 512, waitingMax: 16 }
const pdfLimits = { waitingMax: 8, timeoutMs: 60_000 }

/** The time as text. Every keystroke carries one, so it is written once a millisecond, and the calendar asked once a second only. */
function createClock(): () => string {
  let ms = Number.NaN
  let second = Number.NaN
  let toTheSecond = ''
  let text = ''
  return () => {
    const nowMs = Date.now()
    if (nowMs === ms) return text
    const nowSecond = Math.floor(nowMs / 1000)
    if (nowSecond !== second) toTheSecond = new Date(nowMs).toISOString().slice(0, -4)
    second = nowSecond
    ms = nowMs
    text = `${toTheSecond}${String(nowMs - nowSecond * 1000).padStart(3, '0')}Z`
    return text
  }
}

/** Opens the store, brings it up to date and starts to answer. @throws Error when the folder is in use or the database away */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { log } = settings
  refuseWrongTemplates(templates)
  const now = createClock()
  const [{ store: stored, database, epoch, nodes, inTurn }, files] = await Promise.all([
    openStore({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl ?? null }, log),
    readAppFiles(appFolder),
  ])
  const store = withCurrentRoles(stored, now)
  const textWorker = new TextWorker()
  textWorker.warm() // while the accounts are opened, so that it is there for the first who writes
  let live: Hub | null = null
  const registers = createRegisters(store, documentId => live?.isOpen(documentId) ?? false)
  let listening: Listening | null = null
  const origins = () => originsOf(settings, listening?.port ?? settings.port)
  const { accounts, demoAccounts } = await inTurn('start', async () => {
    const accounts = await openAccounts({
      database,
      secret: settings.authSecret,
      baseUrl: settings.baseUrl ?? `http://${settings.host}:${settings.port}`,
      origins,
    })
    const demoAccounts = settings.prepare ? await settings.prepare({ store, accounts, log }) : null
    return { accounts, demoAccounts }
  })
  const openingRights = createOpeningRights({ store, registers, now }, accounts)
  const refresh = async (documentId: string) => void (await registers.state(documentId))
  const hub = createHub({
    store,
    now,
    log,
    right: openingRights.socket,
    loans: { barred: registers.barred, refresh },
    worker: textWorker,
    epoch,
    ...(nodes && { nodes, onNodeGone: () => takeUp() }),
    onRest: documentIds => void checkAhead(documentIds),
    rights: asked => textRights({ store, registers, now }, accounts, asked),
    limits: {
      ...settings.hubLimits,
      ...(settings.socketsPerAddress && hubLimitsOfAddress(settings.socketsPerAddress)),
    },
  })
  live = hub
  const word = createWordPool(wordLimits)
  const checks = createTextChecks(input => word.check(input))
  const pdf = createPdfWriter({ ...pdfLimits, log })
  const deps: Deps = {
    store,
    texts: hub,
    registers,
    word,
    checks,
    pdf,
    accounts,
    now,
    newId: randomUUID,
    log,
  }
  const checkAhead = createCheckAhead(deps)
  let isDraining = false
  let takenUp: Promise<unknown> = Promise.resolve()
  let takingUp: NodeJS.Timeout | undefined
  /** Does what a server that ended left undone; one server at a time. */
  const takeUp = () => {
    if (isDraining) return
    const work = async () => {
      await nameBrokenBooks(deps)
      await implementPending(deps)
    }
    takenUp = (nodes ? nodes.alone('take up', work) : work()).catch(error =>
      log.error({ err: error }, 'accepted opinions were not all taken up'),
    )
  }
  const firstAdministrator = await openFirstAdministrator(accounts)
  const app = createApp({
    deps,
    accounts,
    firstAdministrator,
    socketEvents: asked => hub.socketEvents(asked),
    doorRight: openingRights.door,
    origins,
    isSecure: settings.baseUrl?.startsWith('https:') ?? false,
    isDraining: () => isDraining,
    limits: {
      ...shippedLimits,
      ...(settings.signInsPerAddress && signInLimitsOfAddress(settings.signInsPerAddress)),
    },
    trustedProxies: settings.trustedProxies ?? loopback,
    metrics: createMetrics(true, () => hub.figures()),
    files,
    demoAccounts,
  })
  await hub.start()
  const right = openingRights.socket
  await goFirstWay({ accounts, store, origins, request: path => app.request(path), right, log })
  collectAll() // a thousand modules left more behind than is in use: now, since later it would keep those waiting who write
  listening = await listen({ fetch: app.fetch, host: settings.host, port: settings.port })
  takingUp = setTimeout(takeUp, takeUpMs)
  const { url } = listening
  setTimeout(() => word.warm(), wordWarmMs).unref() // after those who wait for the first page
  const { token } = firstAdministrator
  return {
    url,
    setupLink: token === null ? null : `${settings.baseUrl ?? url}/setup?token=${token}`,
    async stop() {
      isDraining = true
      clearTimeout(takingUp)
      const stopped = listening?.stop()
      await hub.close()
      await stopped
      await takenUp
      await Promise.all([word.close(), pdf.close()])
      await store.close()
    },
  }
}
