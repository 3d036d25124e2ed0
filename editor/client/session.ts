// One document opened: its Y.Doc, its provider, its register; and what is true of all three, as one snapshot.

import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocumentView, OpinionList, TemplateView } from '#model/api.ts'
import { schemaVersion } from '#model/frame.ts'
import type { DocumentId, OpinionId, SectionKey, UserId, VersionId } from '#model/ids.ts'
import { type Decision, emptyBalance, type OpinionDraft } from '#model/opinion.ts'
import { colorOf } from '#model/person-color.ts'
import type { Stage } from '#model/stage.ts'
import { trackAcknowledgement } from './acknowledgement.ts'
import { type Answer, createApi, type MoveGiven, type OpinionAct } from './api.ts'
import { connection, type Pause } from './connection.ts'
import { listenToFeed } from './feed.ts'
import { once } from './once.ts'
import { renewed } from './opinion-list.ts'
import { openOutbox } from './outbox.ts'
import { listenToOwn } from './own-updates.ts'
import { type PersonHere, peopleIn, samePeople } from './people.ts'
import { stateListener } from './self-check.ts'
import { type Language, sentence } from './sentences.ts'
import { syncFrames } from './sync-frames.ts'
import { type Unsent, unsentIn } from './unsent.ts'
import type { WaitingOpinion } from './waiting-store.ts'

/** What openSession needs. */
export interface SessionOptions {
  readonly documentId: DocumentId
  /** Origin of the server, '' or left out = the page's own. */
  readonly baseUrl?: string
  readonly language?: Language
  /** The host's own Y.Doc; left out = the provider's, or a new one. */
  readonly ydoc?: Y.Doc
  /** The host's own stock provider of that Y.Doc; left out = we make one and destroy it at the end. */
  readonly provider?: WebsocketProvider
  /** Who is signed in, where the host knows; left out = the server is asked. */
  readonly user?: { readonly id: UserId; readonly name: string }
  /** Told by a host that shows the text, once it is painted: the first opinions wait for it, and hold up nothing before. */
  readonly textShown?: Promise<void>
  /** How requests are sent and the line is opened; left out = the browser's own ways. */
  readonly fetch?: typeof fetch
  readonly WebSocket?: typeof WebSocket
}

/** How an act ended. */
export type Result =
  | {
      readonly ok: true
      /** The server was not reached: it is kept on this computer and sent later. Only opinions wait. */
      readonly isWaiting?: true
    }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly details?: unknown }

/** Where the writing stands; always true (see docs/spec.md, ED). */
export type SaveState = 'connecting' | 'saved' | 'saving' | 'offline' | 'readonly'

/** What is true now. A new object when anything changed, else the same one. */
export interface SessionState {
  readonly document: DocumentView | null
  readonly template: TemplateView | null
  readonly opinions: OpinionList
  readonly save: SaveState
  /** Whether something written here may not be on the server yet, whatever `save` says. */
  readonly hasUnsent: boolean
  /** Whether the text has been received whole; stays true afterwards. */
  readonly isSynced: boolean
  /** Why the connection was closed for good; null while it lives or may come back. */
  readonly failure: { readonly code: string; readonly message: string } | null
  /** The server asked to wait: why, and when the connection opens again by itself; null = no wait. */
  readonly pause: Pause | null
  readonly people: readonly PersonHere[]
  /** Opinions of this person that are kept here until the server has them. */
  readonly waiting: readonly WaitingOpinion[]
}

/** An open document. */
export interface Session {
  readonly documentId: DocumentId
  readonly ydoc: Y.Doc
  readonly provider: WebsocketProvider
  getState(): SessionState
  /** Calls the listener after each change of the state. Returns its undoing. */
  subscribe(listener: () => void): () => void
  /** Text, document and template are there, or `failure` says why they cannot be. Make the editor after it; opinions may come later. */
  readonly ready: Promise<void>
  /** What was written here and may not be on the server, as plain text: for copying, when `failure` says it cannot be sent. */
  unsent(): Unsent
  /** Sends an opinion. Without a connection it waits on this computer, is sent once there is one, and carries both times. */
  sendOpinion(draft: OpinionDraft): Promise<Result>
  /** Takes back an opinion that waited and was refused. Null when it is not there any more. */
  takeBackOpinion(opinionId: OpinionId): Promise<OpinionDraft | null>
  decide(
    opinionId: OpinionId,
    draft: { decision: Decision; explanation?: string; confirm?: boolean },
  ): Promise<Result>
  /** Takes one's own decision back, with the words that it brought into the text. */
  undoDecision(opinionId: OpinionId): Promise<Result>
  withdraw(opinionId: OpinionId): Promise<Result>
  /** Replies, supports, reserves, answers for the issuer, places, links a change. */
  say(opinionId: OpinionId, what: OpinionAct): Promise<Result>
  /** Who alone may write in a section, when that is somebody else; null = we may, as far as our role goes. */
  holderOf(sectionKey: SectionKey): string | null
  moveStage(to: Stage, given?: MoveGiven): Promise<Result>
  /** Opens a closed text for an amendment. @param authority what it rests on */
  amend(reason: string, authority: string): Promise<Result>
  /** Closes an amendment: the text is fixed as it is. */
  closeAmendment(number: number): Promise<Result>
  keepVersion(name: string): Promise<Result>
  /** Makes the text what it was in a version; what stands now is kept. */
  restoreVersion(versionId: VersionId): Promise<Result>
  /** Fetches document and register anew; after signing in again it also opens the connection again. */
  refresh(): Promise<void>
  destroy(): void
}

const noOpinions: OpinionList = { items: [], balance: emptyBalance, seq: 0 }

/**
 * Opens a document for reading, and for writing where the person may.
 *
 * @example
 * const session = openSession({ documentId })
 * await session.ready
 * new Editor({ element, extensions: draftingKit({ document: session.ydoc, session }) })
 */
export function openSession(options: SessionOptions): Session {
  const { documentId, language = 'vi', baseUrl = '' } = options
  const api = createApi({ baseUrl, language, ...(options.fetch ? { fetch: options.fetch } : {}) })
  const ydoc = options.ydoc ?? options.provider?.doc ?? new Y.Doc()
  const provider = options.provider ?? makeProvider(ydoc, documentId, baseUrl, options.WebSocket)
  const written = trackAcknowledgement()
  const listeners = new Set<() => void>()
  let state: SessionState = {
    document: null,
    template: null,
    opinions: noOpinions,
    save: 'connecting',
    hasUnsent: false,
    isSynced: provider.synced,
    failure: null,
    pause: null,
    people: peopleIn(provider.awareness),
    waiting: [],
  }
  let userId: UserId | null = null
  let isDestroyed = false

  const change = (patch: Partial<SessionState>) => {
    if (isDestroyed) return
    const next = { ...state, ...patch }
    next.hasUnsent = written.isOutstanding()
    next.save = saveOf(next, provider.wsconnected)
    const isSame = keysOf(next).every(key => next[key] === state[key])
    if (isSame) return
    state = next
    for (const listener of listeners) listener()
  }

  let tellKnown = () => {}
  /** Document and template were asked for once; opinions, whose places the server has to look up, may still be coming. */
  const known = new Promise<void>(resolve => {
    tellKnown = resolve
  })
  /** The right under which the whole list was read: with another one, others are in it. */
  let listedFor: boolean | null = null
  const load = once(
    async () => {
      const isFirst = listedFor === null
      const ask = () => api.opinions(documentId, isFirst ? null : state.opinions.seq)
      // A text that is being shown comes before them on the server too: hundreds are as much work as the text is.
      const asked =
        isFirst && options.textShown !== undefined ? painted(line, options.textShown).then(ask) : ask()
      const document = await api.document(documentId)
      if (document.ok) change({ document: document.value })
      else if (isFinal(document.status))
        line.fail(document.status === 401 ? 'signed-out' : 'unknown', document.message)
      if (document.ok && state.template?.id !== document.value.templateId) {
        const template = await api.template(document.value.templateId)
        if (template.ok) change({ template: template.value })
      }
      tellKnown()
      const seesAll = state.document?.permissions.includes('readOpinions') ?? false
      if (isFirst) await textFirst(line, options.textShown)
      const part = await asked
      const opinions =
        part.ok && (part.value.after ?? null) !== null && seesAll !== listedFor
          ? await api.opinions(documentId, null)
          : part
      if (!opinions.ok) return
      listedFor = seesAll
      change({ opinions: renewed(state.opinions, opinions.value) })
    },
    () => Math.random() * spreadMsEach * state.people.length,
  )

  const outbox = openOutbox({
    documentId,
    userId: () => userId,
    send: draft => api.sendOpinion(documentId, draft),
    now: () => new Date().toISOString(),
    onChange: waiting => change({ waiting }),
    onSent: () => void load.soon(),
  })
  const line = connection(provider, {
    language,
    onChange: () => change({ isSynced: state.isSynced || provider.synced }),
    onFailure: failure => change({ failure }),
    onPause: pause => change({ pause }),
    onConnected: () => {
      load.soon()
      void outbox.flush()
    },
    // Rights may have gone from writing to reading: then the connection comes back, unless something unsent would be hidden by it.
    mayReopen: async () => {
      await load.now()
      return (
        !written.isOutstanding() && state.document !== null && !state.document.permissions.includes('write')
      )
    },
    probe: () => void load.soon(),
  })
  const undo = [
    syncFrames(provider).watch(payload => {
      if (written.received(payload)) change({})
    }),
    listenToOwn(provider, (update, origin) => {
      if (origin === provider) return
      written.wrote(update)
      change({})
    }),
    onPeople(provider, () => {
      const people = peopleIn(provider.awareness)
      if (!samePeople(people, state.people)) change({ people })
    }),
    listenToFeed(
      provider,
      notice => {
        if (notice.seq > state.opinions.seq || notice.seq > (state.document?.seq ?? 0)) void load.soon()
      },
      stateListener(provider, () => written.isOutstanding() || !provider.synced),
    ),
    warnBeforeLeaving(() => written.isOutstanding()),
    line.close,
    load.cancel,
    outbox.stop,
  ]

  void load.now()
  const beNamed = (user: NonNullable<SessionOptions['user']>) => {
    userId = user.id
    nameOneself(provider, user)
    void outbox.flush()
  }
  const named = options.user
    ? beNamed(options.user)
    : api.me().then(answer => answer.ok && beNamed(answer.value.user))
  const seq = () => Math.max(state.document?.seq ?? 0, state.opinions.seq)
  const act = async (request: Promise<Answer<unknown>>): Promise<Result> => {
    const answer = await request
    if (answer.ok || answer.code === 'stale') await load.now()
    if (answer.ok) return { ok: true }
    const { code, message, details } = answer
    return { ok: false, code, message, ...(details === undefined ? {} : { details }) }
  }
  const whenLoaded = (run: () => Promise<Answer<unknown>>): Promise<Result> =>
    state.document
      ? act(run())
      : Promise.resolve({ ok: false, code: 'not-loaded', message: sentence('not-loaded', language) })

  return {
    documentId,
    ydoc,
    provider,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ready: Promise.race([Promise.all([known, line.synced, named]), line.failed]).then(() => undefined),
    unsent: () => unsentIn(ydoc, written.outstanding()),
    async sendOpinion(draft) {
      const sent = await outbox.send(draft)
      return sent === 'waiting' ? { ok: true, isWaiting: true } : act(Promise.resolve(sent))
    },
    takeBackOpinion: outbox.takeBack,
    decide: (opinionId, draft) =>
      whenLoaded(() => api.decide(documentId, opinionId, { ...draft, expectedSeq: seq() })),
    undoDecision: opinionId => whenLoaded(() => api.undoDecision(documentId, opinionId, seq())),
    withdraw: opinionId => whenLoaded(() => api.withdraw(documentId, opinionId)),
    say: (opinionId, what) => act(api.say(documentId, opinionId, what)),
    holderOf(sectionKey) {
      const loan = state.document?.loans.find(one => one.sectionKey === sectionKey)
      return loan && loan.to.id !== userId ? loan.to.name : null
    },
    moveStage: (to, given = {}) => whenLoaded(() => api.moveStage(documentId, to, given, seq())),
    amend: (reason, authority) => whenLoaded(() => api.amend(documentId, reason, authority, seq())),
    closeAmendment: number => act(api.closeAmendment(documentId, number)),
    restoreVersion: versionId => whenLoaded(() => api.restoreVersion(documentId, versionId, seq())),
    keepVersion: name => act(api.keepVersion(documentId, name)),
    async refresh() {
      await load.now()
      if (state.failure?.code === 'signed-out' && state.document && (await api.document(documentId)).ok)
        line.reopen()
      void outbox.flush()
    },
    destroy() {
      isDestroyed = true
      for (const stop of undo) stop()
      listeners.clear()
      if (!options.provider) provider.destroy()
      if (!options.provider && !options.ydoc) ydoc.destroy()
    },
  }
}

/** What the state of saving is, from what is known; the order of the questions is the rule. */
function saveOf(
  state: Pick<SessionState, 'document' | 'failure' | 'hasUnsent' | 'isSynced'>,
  isConnected: boolean,
): SaveState {
  const mayWrite = state.document?.permissions.includes('write') ?? true
  if (!mayWrite && !state.hasUnsent) return 'readonly'
  if (state.failure) return 'offline'
  if (!state.isSynced) return 'connecting'
  if (!isConnected) return 'offline'
  return state.hasUnsent ? 'saving' : 'saved'
}

function makeProvider(
  ydoc: Y.Doc,
  documentId: DocumentId,
  baseUrl: string,
  WebSocketPolyfill: typeof WebSocket = WebSocket,
): WebsocketProvider {
  const origin = (baseUrl || location.origin).replace(/^http/u, 'ws')
  return new WebsocketProvider(`${origin}/sync`, encodeURIComponent(documentId), ydoc, {
    disableBc: true, // tabs that talk to each other would pass round the server, its rights and its acknowledgement
    params: { schema: String(schemaVersion) },
    WebSocketPolyfill,
  })
}

/** Everybody hears of an opinion at the same moment: so many ms for each of them, in which all ask, each at a time of their own. */
const spreadMsEach = 2

/** For so long at most the first opinions wait for a text to come, or to be painted, and for a page that has time. */
const textFirstMs = { come: 1_000, painted: 5_000, idle: 1_000 }

/** Until the text stands there and the page has time: hundreds of opinions drawn before it would hold up its first sight. */
async function textFirst(
  line: ReturnType<typeof connection>,
  shown: Promise<void> | undefined,
): Promise<void> {
  if (shown !== undefined) await painted(line, shown)
  else await soon(textFirstMs.come, line.synced, line.failed)
  await new Promise(resolve => requestIdleCallback(resolve, { timeout: textFirstMs.idle }))
}

function painted(line: ReturnType<typeof connection>, shown: Promise<void>): Promise<void> {
  return soon(textFirstMs.painted, shown, line.failed)
}

/** The first of some promises, or a time: whichever comes first. */
async function soon(lateMs: number, ...first: readonly Promise<void>[]): Promise<void> {
  await Promise.race([...first, new Promise(resolve => setTimeout(resolve, lateMs))])
}

function isFinal(status: number): boolean {
  return status === 401 || status === 403 || status === 404
}

/** Puts the person's name and colour into awareness, unless the host did. The server stamps its own over them. */
function nameOneself(
  { awareness }: WebsocketProvider,
  { id, name }: { readonly id: UserId; readonly name: string },
): void {
  if (awareness.getLocalState()?.['user'] !== undefined) return
  awareness.setLocalStateField('user', { id, name, color: colorOf(id) })
}

function onPeople(provider: WebsocketProvider, listener: () => void): () => void {
  provider.awareness.on('change', listener)
  return () => provider.awareness.off('change', listener)
}

function warnBeforeLeaving(isUnsaved: () => boolean): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}

function keysOf(state: SessionState): (keyof SessionState)[] {
  return Object.keys(state) as (keyof SessionState)[]
}
