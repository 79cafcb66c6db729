/**
 * What is measured over HTTP runs here, in a process of its own: a bare Fastify echo, or the product on
 * one of its databases. The bench asks it over IPC to freeze gifts, to prove them, and for its memory.
 */
import Fastify from 'fastify'
import { buildProduct, type Product } from '../../cloudfunctions/product'
import { readSettings } from '../../cloudfunctions/settings'
import { type Batch, freezeMany, proveStored } from './gifts'

export type Ask =
  | { do: 'freeze'; batch: Batch; payers: string[] }
  | { do: 'prove'; batch: Batch }
  | { do: 'memory' }
export type Told = { ready?: string; done?: true; megabytes?: number; failed?: string }

async function main(kind: string | undefined): Promise<void> {
  if (kind === 'echo') {
    const echo = Fastify({ bodyLimit: 1_048_576 })
    echo.post('/echo', async ({ body }) => body)
    return tell({ ready: await echo.listen({ host: '127.0.0.1', port: 0 }) })
  }
  const product = await buildProduct(readSettings(process.env))
  process.on('message', (ask: Ask) => {
    carryOut(product, ask).then(tell, (error: Error) => tell({ failed: error.message }))
  })
  tell({ ready: await product.listen() })
}

async function carryOut({ app, db }: Product, ask: Ask): Promise<Told> {
  switch (ask.do) {
    case 'freeze':
      await freezeMany(
        db,
        ask.batch,
        ask.payers.map((openid) => app.sealer.hash(openid)),
      )
      return { done: true }
    case 'prove':
      await app.settler.drained()
      await proveStored(db, ask.batch)
      return { done: true }
    case 'memory':
      return { megabytes: process.memoryUsage().rss / 1_048_576 }
  }
}

function tell(told: Told): void {
  process.send?.(told)
}

process.on('disconnect', () => process.exit(0))
void main(process.argv[2])
