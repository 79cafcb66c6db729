import type { FastifyInstance } from 'fastify'
import { page } from '../cashier/html'
import type { World } from '../world'

/** `GET /control`: what can be read and moved here, for whoever opens it out of curiosity. */
export const indexPage = async (app: FastifyInstance, { world }: { world: World }) => {
  app.get('/control', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      page(
        '模拟器 · Simulator',
        `<p class="sign"><strong>聊天平台与支付服务模拟器 · Simulator</strong>
这里没有真钱、真人或微信。No money, no real people, no WeChat.</p>
<section class="card">
<h1>What runs here</h1>
<p>A stand-in for the chat platform (login, messages) and for WeChat Pay API v3, written from their
documentation, so that Lantern can be run, shown and tested without an account. That something passes here
certifies nothing.</p>
<p>The <a href="/">phones</a> are where people chat and open the mini program. Whatever a hand does there can be done through JSON too.</p>
<ul>
<li><a href="/control/people">People</a></li>
<li><a href="/control/log">What happened</a></li>
<li><a href="/control/ledger">Ledger: orders, charges and refunds</a></li>
<li><a href="/control/contracts">Debit contracts</a></li>
<li><a href="/control/clock">Clock</a></li>
<li><a href="/control/faults">Faults</a></li>
<li><a href="/control/network">Network of the phones</a></li>
<li><a href="/control/hosts">Hosts</a> (backup host of API v3: <code>${world.origins.backup}</code>)</li>
</ul>
<p class="quiet">Everything else is in <code>simulator/README.md</code>.</p>
</section>`,
      ),
    ),
  )
}
