// Colleagues' carets with their names. A name shows for three seconds after its caret moved, then when pointed at.

import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { colorOf } from '#model/person-color.ts'

/** Whose carets to show, and who we are. */
export interface PresenceOptions {
  readonly awareness: Awareness | null
  /** Left out = awareness already says it, or the session does. */
  readonly user: { readonly id: string; readonly name: string; readonly color: string } | null
}

const nameShownMs = 3_000

export const Presence = Extension.create<PresenceOptions>({
  name: 'presence',
  addOptions: () => ({ awareness: null, user: null }),
  addProseMirrorPlugins() {
    const { awareness, user } = this.options
    if (!awareness) return []
    if (user) awareness.setLocalStateField('user', user)
    const named = new Set<number>() // whose names show now: a caret that is drawn anew must know
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: (person: Shown, clientId: number) => caret(person, clientId, named.has(clientId)),
        selectionBuilder: selection,
      }),
      new Plugin({
        key: new PluginKey('vkPresence'),
        view: view => {
          const last = new Map<number, string>()
          const timers = new Map<number, ReturnType<typeof setTimeout>>()
          const onChange = () => {
            for (const [clientId, state] of awareness.getStates()) {
              const cursor = JSON.stringify(state['cursor'] ?? null)
              if (last.get(clientId) === cursor) continue
              last.set(clientId, cursor)
              show(clientId)
            }
          }
          const show = (clientId: number) => {
            const find = () => view.dom.querySelector(`.vk-caret[data-client="${clientId}"]`)
            clearTimeout(timers.get(clientId))
            named.add(clientId)
            find()?.classList.add('vk-caret-named')
            const hide = () => {
              named.delete(clientId)
              find()?.classList.remove('vk-caret-named')
            }
            timers.set(clientId, setTimeout(hide, nameShownMs))
          }
          awareness.on('change', onChange)
          return {
            destroy: () => {
              awareness.off('change', onChange)
              for (const timer of timers.values()) clearTimeout(timer)
            },
          }
        },
      }),
    ]
  },
})

interface Shown {
  readonly id?: unknown
  readonly name?: unknown
  readonly color?: unknown
}

function colorFor({ id, name, color }: Shown): string {
  if (typeof color === 'string' && /^#[0-9a-f]{6}$/iu.test(color)) return color
  return colorOf(String(id ?? name ?? ''))
}

function caret(user: Shown, clientId: number, isNamed: boolean): HTMLElement {
  const element = document.createElement('span')
  element.className = isNamed ? 'vk-caret vk-caret-named' : 'vk-caret'
  element.dataset['client'] = String(clientId)
  element.style.setProperty('--vk-person', colorFor(user))
  const name = document.createElement('span')
  name.className = 'vk-caret-name'
  name.textContent = typeof user.name === 'string' ? user.name : ''
  element.append('\u2060', name, '\u2060')
  return element
}

function selection(user: Shown): { class: string; style: string } {
  return { class: 'vk-caret-selection', style: `--vk-person: ${colorFor(user)}` }
}
