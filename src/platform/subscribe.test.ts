import { subscribe } from './subscribe.weapp'

const mockAsk = jest.fn()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    requestSubscribeMessage: (asked: object) => mockAsk(asked),
    getEnterOptionsSync: () => ({ scene: mockScene }),
  },
}))
let mockScene = 1007

test('WeChat is asked, and what it let through is answered', async () => {
  const words = { t1: 'accept', t2: 'reject', t3: 'ban', t4: 'acceptWithAudio' }
  mockAsk.mockResolvedValue({ ...words, errMsg: 'requestSubscribeMessage:ok' })
  expect(await subscribe.ask(['t1', 't2', 't3', 't4', 't5'])).toEqual(['t1', 't4'])
  expect(mockAsk).toHaveBeenCalledWith({ tmplIds: ['t1', 't2', 't3', 't4', 't5'] })
})

test('a sheet that WeChat would not show accepted nothing', async () => {
  mockAsk.mockRejectedValue({ errCode: 20004, errMsg: 'requestSubscribeMessage:fail' })
  expect(await subscribe.ask(['t1'])).toEqual([])
})

test('a page inside Moments has nobody to ask', () => {
  expect(subscribe.available).toBe(true)
  mockScene = 1154
  expect(subscribe.available).toBe(false)
})
