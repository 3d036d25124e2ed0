// The life of a connection: first sync, loss, return, and the end that is final, with the sentence people read.

import { readVarString, readVarUint } from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { closeCode, messageType } from '#model/frame.ts'
import { codeOfClose, type Language, type SentenceCode, sentence } from './sentences.ts'

/** Why a connection ended for good. */
export interface ConnectionFailure {
  readonly code: string
  readonly message: string
}

/** A wait that the server asked for. */
export interface Pause {
  readonly message: string
  /** When the connection opens again by itself, as of `Date.now()`. */
  readonly untilMs: number
}

/** What the connection tells its session, and asks it. */
export interface ConnectionEvents {
  readonly language: Language
  /** Connected, lost, or synced. */
  onChange(): void
  onConnected(): void
  onFailure(failure: ConnectionFailure | null): void
  /** The server asked to come back later: until when it is waited; null = no longer. */
  onPause(pause: Pause | null): void
  /** A right was taken away: whether to open again with what is left. */
  mayReopen(): Promise<boolean>
  /** The server could not be reached or turned the upgrade down; HTTP can tell which. */
  probe(): void
}

const probeEveryMs = 5_000
/** Who was told to come back later does so after this, and as much again at random. */
const laterMs = 30_000

/** Watches a provider. The promise `failed` is for waiting, it never rejects. */
export function connection(provider: WebsocketProvider, events: ConnectionEvents) {
  let lastSentence: string | null = null
  let lastProbeMs = Number.NEGATIVE_INFINITY
  let hasOpened = provider.wsconnected
  let isClosed = false
  let hasFailed = false
  let tellSynced = () => {}
  let tellFailed = () => {}
  const synced = new Promise<void>(resolve => {
    tellSynced = resolve
  })
  const failed = new Promise<void>(resolve => {
    tellFailed = resolve
  })

  const fail = (code: SentenceCode, message?: string) => {
    hasFailed = true
    provider.shouldConnect = false
    provider.disconnect()
    events.onFailure({ code, message: message ?? sentence(code, events.language) })
    tellFailed()
  }
  const reopen = () => {
    lastSentence = null
    hasFailed = false
    events.onFailure(null)
    provider.connect()
  }
  const onStatus = ({ status }: { status: string }) => {
    if (status === 'connected') {
      hasOpened = true
      events.onConnected()
    }
    events.onChange()
  }
  const onSync = (isSynced: boolean) => {
    if (isSynced) tellSynced()
    events.onChange()
  }
  const onFinal = ({ code }: { code: number; reason: string }) => {
    const end = codeOfClose(code)
    const message = lastSentence ?? undefined
    if (end !== 'forbidden') {
      fail(end, message)
      return
    }
    void events.mayReopen().then(may => {
      if (isClosed || hasFailed) return // asking may have found a surer reason: signed out
      if (may) reopen()
      else fail(end, message)
    })
  }
  const comeBack = () => {
    events.onPause(null)
    provider.connect()
  }
  let laterTimer: ReturnType<typeof setTimeout> | undefined
  const onLost = (event: CloseEvent | null) => {
    if (event?.code === closeCode.tooFast) {
      provider.disconnect()
      clearTimeout(laterTimer)
      const waitMs = laterMs * (1 + Math.random())
      laterTimer = setTimeout(comeBack, waitMs)
      events.onPause({
        message: lastSentence ?? sentence('too-fast', events.language),
        untilMs: Date.now() + waitMs,
      })
      lastSentence = null
    }
    const wasOpen = hasOpened
    hasOpened = false
    events.onChange()
    const nowMs = performance.now()
    if (wasOpen || nowMs - lastProbeMs < probeEveryMs) return
    lastProbeMs = nowMs
    events.probe()
  }
  const readAuth = provider.messageHandlers[messageType.auth]
  provider.messageHandlers[messageType.auth] = (_encoder, decoder) => {
    if (readVarUint(decoder) === 0) lastSentence = readVarString(decoder)
  }
  provider.on('status', onStatus)
  provider.on('sync', onSync)
  provider.on('closed', onFinal)
  provider.on('connection-close', onLost)
  if (provider.synced) tellSynced()

  return {
    synced,
    failed,
    fail,
    reopen,
    close() {
      isClosed = true
      clearTimeout(laterTimer)
      provider.off('status', onStatus)
      provider.off('sync', onSync)
      provider.off('closed', onFinal)
      provider.off('connection-close', onLost)
      if (readAuth) provider.messageHandlers[messageType.auth] = readAuth
    },
  }
}
