/** A paper in WeChat, where it is written and shown, and in a browser, where it is downloaded. */
import Taro from '@tarojs/taro'
import { openPaper as inBrowser } from './paper.h5'
import { openPaper as inWechat } from './paper.weapp'

const host = Taro as unknown as Record<string, unknown>
const paper = { fileName: 'lantern-2026.pdf', base64: btoa('%PDF-1.3') }

function aHost({ writes = true, shows = true } = {}) {
  const written: object[] = []
  const openDocument = jest.fn(async () => (shows ? {} : Promise.reject({ errMsg: 'fail' })))
  host['env'] = { USER_DATA_PATH: 'wxfile://usr' }
  host['openDocument'] = openDocument
  host['getFileSystemManager'] = () => ({
    writeFile({ success, fail, ...file }: { success(): void; fail(said: object): void }) {
      written.push(file)
      if (writes) success()
      else fail({ errMsg: 'writeFile:fail the maximum size of the file storage limit is exceeded' })
    },
  })
  return { written, openDocument }
}

test('in WeChat it is written to the program’s own folder and shown with a menu', async () => {
  const { written, openDocument } = aHost()
  expect(await inWechat(paper)).toBe('shown')
  const filePath = 'wxfile://usr/lantern-2026.pdf'
  expect(written).toEqual([{ filePath, data: paper.base64, encoding: 'base64' }])
  expect(openDocument).toHaveBeenCalledWith({ filePath, fileType: 'pdf', showMenu: true })
})

test.each([{ writes: false }, { shows: false }])('with %j it has failed', async (broken) => {
  aHost(broken)
  expect(await inWechat(paper)).toBe('failed')
})

test('a browser downloads the very bytes under its name', async () => {
  const files: Blob[] = []
  URL.createObjectURL = (file: Blob) => {
    files.push(file)
    return 'blob:paper'
  }
  URL.revokeObjectURL = () => undefined
  const names: string[] = []
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  expect(await inBrowser(paper)).toBe('downloaded')
  click.mockRestore()
  expect(names).toEqual(['lantern-2026.pdf'])
  expect(files[0]).toMatchObject({ size: 8, type: 'application/pdf' })
})
