// The suite that every store passes, whatever engine it stands on.

import { afterEach, beforeEach, describe } from 'vitest'
import type { Opened } from './rows.ts'
import { attachmentsContract } from './store-attachments.ts'
import { numbersContract } from './store-numbers.ts'
import { registerContract } from './store-register.ts'
import { textContract } from './store-text.ts'
import { unitsContract } from './store-units.ts'

/**
 * Runs the suite.
 *
 * @param open makes a store that is empty
 */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`store: ${name}`, () => {
    let current: Opened
    const opened = () => current
    beforeEach(async () => {
      current = await open()
    })
    afterEach(async () => {
      await current.close()
    })
    textContract(opened)
    registerContract(opened)
    numbersContract(opened)
    unitsContract(opened)
    attachmentsContract(opened)
  })
}
