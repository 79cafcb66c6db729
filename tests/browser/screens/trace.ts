/** Where a gift went, its receipt, and the page that verifies one. */
import type { Page } from 'playwright-core'
import type { Trace } from '../trace'
import type { Screen } from './screen'

const receiptOf = ({ gift, code }: Trace) => `pages/receipt/index?giftId=${gift}&code=${code}`

export const trace = ({ receipt, forged }: Trace): readonly Screen<Trace>[] => {
  const paste = (text: string, until: string) => async (page: Page) => {
    await page.getByRole('textbox', { name: /粘贴凭证/ }).fill(text)
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByText(until).first().waitFor()
  }
  return [
    {
      name: 'gift-way',
      path: ({ gift }) => `pages/gift/index?giftId=${gift}`,
      until: '凭证 12 份',
      full: true,
      everyWidth: true,
    },
    {
      name: 'gift-way-how',
      path: ({ gift }) => `pages/gift/index?giftId=${gift}`,
      until: '凭证 12 份',
      async act(page) {
        await page.getByRole('button', { name: '怎么算的' }).click()
        await page.getByText('精确到分').waitFor()
      },
    },
    {
      name: 'gift-official',
      path: ({ gift }) => `pages/gift/index?giftId=${gift}`,
      until: '凭证 12 份',
      async act(page) {
        await page.getByRole('button', { name: /公益事业捐赠票据/ }).click()
        await page.getByText('信用代码或证件号').waitFor()
      },
      everyWidth: true,
    },
    { name: 'receipt-proven', path: receiptOf, until: '已证实', full: true, everyWidth: true },
    {
      name: 'receipt-consistent',
      path: receiptOf,
      until: '前后一致，还没有证实',
      async before(page) {
        await page.route('**/functions/receipts.days', (route) =>
          route.abort('internetdisconnected'),
        )
      },
    },
    {
      name: 'receipt-bring',
      path: () => 'pages/receipt/index',
      until: '粘贴凭证',
      everyWidth: true,
    },
    {
      name: 'receipt-pasted',
      path: () => 'pages/receipt/index',
      until: '粘贴凭证',
      act: paste(receipt, '已证实'),
    },
    {
      name: 'receipt-false',
      path: () => 'pages/receipt/index',
      until: '粘贴凭证',
      act: paste(forged, '金额和记到项目账上的数目不一样'),
      everyWidth: true,
    },
  ]
}
