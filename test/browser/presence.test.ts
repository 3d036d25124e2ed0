// Colleagues' carets: where they stand, whose they are, and that the name shows after each move.

import { afterEach, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { colorOf, peopleColors } from '#model/person-color.ts'
import { at, closeWindows, draft, openWindow, p, section, seedOf } from './support/pair.ts'

afterEach(closeWindows)

const report = () => seedOf(draft(section('a', 'Một', p('Xã có 12 thôn.'), p('Dân số 8.400 người.'))))

function openPair() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const [here, there] = [new Awareness(mine), new Awareness(theirs)]
  const user = { id: 'u2', name: 'Phạm Quốc Việt', color: colorOf('u2') }
  const seed = report()
  const near = openWindow(seed, { document: mine, provider: { awareness: here } })
  const far = openWindow(seed, { document: theirs, provider: { awareness: there }, user })
  far.editor.view.hasFocus = () => true // two editors of one page: only one can really have the keyboard
  there.on('update', () =>
    applyAwarenessUpdate(here, encodeAwarenessUpdate(there, [there.clientID]), 'remote'),
  )
  return { near, far, here, there }
}

test('[ED21] a colleague’s caret stands at its place in their colour, and its name shows after each move', async () => {
  const { near, far, here, there } = openPair()
  const caret = () => near.element.querySelector<HTMLElement>('.vk-caret')
  for (const words of ['có 12', 'số 8.400']) {
    far.editor.commands.setTextSelection(at(far.editor, words))
    await expect.poll(() => caret()?.closest('p')?.textContent ?? '').toContain(words)
    expect(caret()?.classList.contains('vk-caret-named')).toBe(true)
    expect(caret()?.textContent).toContain('Phạm Quốc Việt')
    expect(caret()?.style.getPropertyValue('--vk-person')).toBe(colorOf('u2'))
  }
  here.destroy()
  there.destroy()
})

test('[ED22] a person has one colour, always the same, of those that can be read', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `person-${index}`)
  expect(new Set(ids.map(colorOf)).size).toBe(peopleColors.length)
  for (const id of ids) expect(colorOf(id)).toBe(colorOf(id))
})
