// The limit of the runtime: the smallest Hono server there is, on any free port.

import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono().get('/livez', c => c.text('ok'))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`ready http://127.0.0.1:${port}`)
})
