/** A refusal of `api.weixin.qq.com`, which answers HTTP 200 even then. */
export class ChatError extends Error {
  constructor(
    readonly errcode: number,
    errmsg: string,
  ) {
    super(errmsg)
  }
}

export const busy = () => new ChatError(-1, 'system error')

export const notUnderstood = (why: string) => new ChatError(47001, `data format error: ${why}`)
