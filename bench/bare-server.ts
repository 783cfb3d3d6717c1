/** What our calls are measured beside: Hono that parses the same JSON and answers the same size. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
const created = { expiresAt: new Date().toISOString() }
app.put('/v1/secrets/:id', async (context) => {
  await context.req.json()
  return context.json(created, 201)
})

const envelope = 'A'.repeat(Number(process.argv[2]))
app.post('/v1/secrets/:id/open', async (context) => {
  await context.req.json()
  return context.json({ envelope, opensLeft: 0, claimSeconds: 60 })
})

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}` }))
})
