// How every worker, thread or process, begins. None shares the main thread's compiled code: without the cache it compiles everything
// anew, which is most of what its start costs. Argument: the file that the worker is for.

import { enableCompileCache, flushCompileCache } from 'node:module'
import { argv } from 'node:process'

const file = argv[2]
if (!file) throw new Error('this file runs as a worker only')
enableCompileCache()
await import(file)
flushCompileCache() // a process that is killed would never write it
