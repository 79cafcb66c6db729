import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { escapeHtml, page } from '../cashier/html'
import { codeAddress } from '../chat/mini-program-code'
import { qrPicture } from '../chat/qr-picture'
import type { World } from '../world'
import type { Code } from './codes'

/** `GET /code/:codeId`: where a code leads that was read by another program than the simulated phone. */

const codeParams = z.object({ codeId: z.string() })

const PICTURE_WIDTH = 320
const PICTURE_SHADES = {
  dark: { r: 0, g: 0, b: 0, a: 255 },
  light: { r: 255, g: 255, b: 255, a: 255 },
}

export const codePage = async (app: FastifyInstance, { world }: { world: World }) => {
  app.get('/code/:codeId', ({ params }, reply) => {
    const code = world.talk.codes.find(codeParams.parse(params).codeId)
    return reply
      .code(code === undefined ? 404 : 200)
      .headers({
        'Cache-Control': 'no-store',
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
      })
      .type('text/html; charset=utf-8')
      .send(page(TITLE, code === undefined ? UNKNOWN : known(world, code)))
  })
}

const TITLE = '小程序码 · Mini program code'

const SIGN = `<p class="sign"><strong>模拟的小程序码 · Simulated mini program code</strong>
只有模拟手机认得它，微信扫不开。Only the simulated phone knows it; WeChat does not.</p>`

const UNKNOWN = `${SIGN}<section class="card"><h1>没有这个小程序码 · No such code</h1>
<p role="alert">这个模拟器没有做过它。This simulator never made it.</p></section>`

const known = (world: World, { codeId, page: asked, scene }: Code) => {
  const leadsTo = asked ?? world.app.homePage()
  const look = { width: PICTURE_WIDTH, ...PICTURE_SHADES }
  const picture = qrPicture(codeAddress(world, codeId), look).toString('base64')
  return `${SIGN}
<section class="card">
  <h1>打开小程序的一页 · Opens a page of the mini program</h1>
  <p style="text-align:center"><img width="${PICTURE_WIDTH}" height="${PICTURE_WIDTH}" style="max-width:100%;height:auto"
    alt="小程序码 · Mini program code" src="data:image/png;base64,${picture}"></p>
  <dl>
    <dt>页面 · Page</dt><dd>${leadsTo === '' ? '首页 · Home page' : escapeHtml(leadsTo)}</dd>
    <dt>场景值 · Scene</dt><dd>${escapeHtml(scene)}</dd>
    <dt>编号 · Code</dt><dd>${escapeHtml(codeId)}</dd>
  </dl>
</section>
<p>怎么扫：打开<a href="/">模拟手机</a>，点“扫一扫”，选这个小程序码。</p>
<p lang="en">To scan it: open the <a href="/">simulated phone</a>, tap Scan, and choose this code.</p>`
}
