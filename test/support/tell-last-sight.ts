// A page test that fails says what stood on its pages: a failure that comes once in a hundred runs cannot be looked at afterwards.

import { afterEach } from 'vitest'
import { beginToFollow, lastSight } from './last-sight.ts'

beginToFollow()

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${task.name}\n${await lastSight()}`)
})
