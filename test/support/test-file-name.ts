// Tells what keeps exported files, here and in the servers that a test starts, which test file runs.

import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { testFileVariable } from './kept-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
process.env[testFileVariable] = relative(root, expect.getState().testPath ?? '')
