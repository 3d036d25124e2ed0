// While an input method composes a word, what colleagues write waits: a redraw of the paragraph would break the word.

import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { WebsocketProvider } from 'y-websocket'
import { syncFrames } from '../client/sync-frames.ts'

/** Where remote changes come from; null = nothing to hold back. */
export interface ComposingOptions {
  readonly provider: WebsocketProvider | null
}

/** The longest wait after the last letter of a composition: some keyboards leave a word open for as long as one thinks. */
const holdAtMostMs = 5_000
const settleMs = 40 // ProseMirror closes a composition 20 ms after its end

export const ComposingGate = Extension.create<ComposingOptions>({
  name: 'composingGate',
  addOptions: () => ({ provider: null }),
  addProseMirrorPlugins() {
    const { provider } = this.options
    if (!provider) return []
    const frames = syncFrames(provider)
    return [
      new Plugin({
        key: new PluginKey('vkComposing'),
        view: view => {
          let lastLetterMs = 0
          const note = () => {
            lastLetterMs = performance.now()
          }
          const end = () => setTimeout(frames.release, settleMs)
          const letHold = frames.holdWhile(
            () => view.composing && performance.now() - lastLetterMs < holdAtMostMs,
          )
          view.dom.addEventListener('compositionstart', note)
          view.dom.addEventListener('compositionupdate', note)
          view.dom.addEventListener('compositionend', end)
          return {
            destroy: () => {
              view.dom.removeEventListener('compositionstart', note)
              view.dom.removeEventListener('compositionupdate', note)
              view.dom.removeEventListener('compositionend', end)
              letHold()
            },
          }
        },
      }),
    ]
  },
})
