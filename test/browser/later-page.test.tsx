// Pages whose code comes late: shown as soon as it is there, and fetched anew by whoever tries again.

import { MantineProvider } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import type { Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CrashBoundary } from '../../editor/app/parts/crash-boundary.tsx'
import { laterPage } from '../../editor/app/parts/later.tsx'

const Page = (): ReactNode => <p data-shown>Trang</p>
const shown = (): Element | null => place.querySelector('[data-shown]')
let place: HTMLElement
let root: Root | null = null

beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'))
})

afterEach(() => {
  root?.unmount()
  place.remove()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Shows a page under the net; React is loaded now, with the timers of now. */
async function show(Shown: ComponentType): Promise<void> {
  const { createRoot } = await import('react-dom/client')
  root = createRoot(place)
  root.render(
    <MantineProvider>
      <CrashBoundary>
        <Shown />
      </CrashBoundary>
    </MantineProvider>,
  )
}

test('[UI1440] a page is shown once its code is there, though a sign of waiting has only just come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] }) // what waits for a time to pass waits for ever
  const { promise, resolve } = Promise.withResolvers<ComponentType>()
  await show(laterPage(() => promise))
  await expect.poll(() => place.querySelector('[role=status]')).not.toBeNull()
  resolve(Page)
  await expect.poll(shown).not.toBeNull()
})

test('[UI1440] where the code of a page did not come the net says so, and trying again fetches it anew', async () => {
  vi.spyOn(console, 'error').mockReturnValue() // React tells of every fault that a net has caught
  let tries = 0
  await show(
    laterPage(() => {
      tries += 1
      return tries === 1 ? Promise.reject(new TypeError('no line')) : Promise.resolve(Page)
    }),
  )
  await expect.poll(() => place.querySelector('button')).not.toBeNull()
  expect(shown()).toBeNull()
  place.querySelector('button')?.click()
  await expect.poll(shown).not.toBeNull()
  expect(tries).toBe(2)
})
