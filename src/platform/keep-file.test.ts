/** A file that somebody takes along: out of WeChat to a chat of theirs, out of a browser as a download. */
import Taro from '@tarojs/taro'
import { keepFile as inBrowser } from './keep-file.h5'
import { keepFile as inWechat } from './keep-file.weapp'

const host = Taro as unknown as Record<string, unknown>
const file = { fileName: 'lantern.json', text: '{"我":1}', type: 'application/json' } as const

function aHost(refuses?: string, writes = true) {
  const written: unknown[] = []
  const sent: object[] = []
  const gone: string[] = []
  host['env'] = { USER_DATA_PATH: 'wxfile://usr' }
  host['shareFileMessage'] = async (asked: object) => {
    if (refuses) throw { errMsg: refuses }
    sent.push(asked)
  }
  host['getFileSystemManager'] = () => ({
    writeFileSync(...given: unknown[]) {
      if (!writes) throw { errMsg: 'writeFileSync:fail no space' }
      written.push(given)
    },
    unlink: ({ filePath }: { filePath: string }) => gone.push(filePath),
  })
  return { written, sent, gone }
}

const filePath = 'wxfile://usr/lantern.json'

test('in WeChat it is sent to a chat, and does not stay in the program’s folder', async () => {
  const { written, sent, gone } = aHost()
  expect(await inWechat(file)).toBe('sent')
  expect(written).toEqual([[filePath, file.text, 'utf8']])
  expect(sent).toEqual([{ filePath, fileName: 'lantern.json' }])
  expect(gone).toEqual([filePath])
})

test.each([
  ['shareFileMessage:fail cancel', true, 'left'],
  ['shareFileMessage:fail', true, 'failed'],
  [undefined, false, 'failed'],
] as const)('with %s it is not, and goes all the same', async (refuses, writes, came) => {
  const { gone } = aHost(refuses, writes)
  expect(await inWechat(file)).toBe(came)
  expect(gone).toEqual([filePath])
})

test('a browser downloads it under its name', async () => {
  const files: Blob[] = []
  URL.createObjectURL = (bytes: Blob) => {
    files.push(bytes)
    return 'blob:file'
  }
  URL.revokeObjectURL = () => undefined
  const names: string[] = []
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  expect(await inBrowser(file)).toBe('downloaded')
  click.mockRestore()
  expect(names).toEqual(['lantern.json'])
  expect(files[0]).toMatchObject({ size: 9, type: 'application/json;charset=utf-8' })
})
