/** A file of a receipt, in WeChat and in a browser. */
import Taro from '@tarojs/taro'
import { chooseText as inBrowser } from './text-file.h5'
import { chooseText as inWechat } from './text-file.weapp'

const host = Taro as unknown as Record<string, unknown>

function aHost({ size = 20, reads = true, refuses = '' } = {}) {
  host['chooseMessageFile'] = async () => {
    if (refuses) throw { errMsg: refuses }
    return { tempFiles: [{ path: 'wxfile://receipt.json', size }] }
  }
  host['getFileSystemManager'] = () => ({
    readFile: (asked: { success(read: object): void; fail(): void }) =>
      reads ? asked.success({ data: '{}' }) : asked.fail(),
  })
}

test('in WeChat it is read from a file of a chat', async () => {
  aHost()
  expect(await inWechat('json')).toEqual({ text: '{}' })
})

test.each([
  [{ refuses: 'chooseMessageFile:fail cancel' }, 'left'],
  [{ refuses: 'chooseMessageFile:fail api scope is not declared' }, 'failed'],
  [{ reads: false }, 'failed'],
  [{ size: 20_000_000 }, 'failed'],
])('in WeChat with %j it is %s', async (broken, came) => {
  aHost(broken)
  expect(await inWechat('json')).toBe(came)
})

/** Chooses in the browser's own dialog, which a test has not. */
async function chosen(file: { size: number; text(): Promise<string> } | undefined) {
  const asked = jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
    this: HTMLInputElement,
  ) {
    Object.defineProperty(this, 'files', { value: file ? [file] : [] })
    this.dispatchEvent(new Event('change'))
  })
  const came = await inBrowser('json')
  asked.mockRestore()
  return came
}

test('a browser reads what was chosen; nothing, and what is far too large, is no text', async () => {
  const file = { size: 2, text: async () => '{}' }
  expect(await chosen(file)).toEqual({ text: '{}' })
  expect(await chosen(undefined)).toBe('left')
  expect(await chosen({ ...file, size: 20_000_000 })).toBe('failed')
})
