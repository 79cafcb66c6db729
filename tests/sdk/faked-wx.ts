/**
 * As much of `wx` as the official adapter uses: a drawer for storage, the login code, and `request`,
 * which here goes over real HTTP with the manners of the real one (texts that are JSON arrive parsed).
 */
type Request = {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  complete(answer: { statusCode?: number; data?: unknown; header?: object; errMsg: string }): void
}

type Upload = {
  url: string
  filePath: string
  name: string
  formData?: Record<string, string>
  header?: Record<string, string>
  success(answer: { statusCode: number; data: string }): void
  fail(answer: { errMsg: string }): void
  complete(): void
}

type Login = { success(answer: { code: string }): void; fail(answer: { errMsg: string }): void }

export function fakedWx(
  loginCode: () => Promise<string>,
  /** Sees the headers of every request. */
  onRequest: (header: Record<string, string>) => void,
) {
  const drawer = new Map<string, unknown>()
  const files = new Map<string, Buffer>()
  return {
    /** What lies on the phone, by its path. */
    drawerOfFiles: files,
    getStorageSync: (key: string) => drawer.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void drawer.set(key, value),
    removeStorageSync: (key: string) => void drawer.delete(key),
    clearStorageSync: () => drawer.clear(),
    login({ success, fail }: Login) {
      loginCode().then(
        (code) => success({ code }),
        (error: Error) => fail({ errMsg: `login:fail ${error.message}` }),
      )
    },
    uploadFile(upload: Upload) {
      const { success, fail, complete } = upload
      sendFile(upload, files.get(upload.filePath) ?? Buffer.alloc(0))
        .then(success, (error: Error) => fail({ errMsg: `uploadFile:fail ${error.message}` }))
        .finally(complete)
      return { abort() {}, onProgressUpdate() {} }
    },
    request(request: Request) {
      onRequest(request.header ?? {})
      send(request).then(request.complete, (error: Error) =>
        request.complete({ errMsg: `request:fail ${error.message}` }),
      )
      return { abort() {} }
    },
  }
}

async function send({ url, method = 'GET', data, header = {} }: Request) {
  const response = await fetch(url, {
    method,
    headers: header,
    ...(data === undefined || method === 'GET' ? {} : { body: JSON.stringify(data) }),
  })
  const text = await response.text()
  return {
    statusCode: response.status,
    data: parsed(text),
    header: Object.fromEntries(response.headers),
    errMsg: 'request:ok',
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** As the phone does: the fields first, the answer as text. */
async function sendFile(
  { url, name, filePath, formData = {}, header = {} }: Upload,
  bytes: Buffer,
) {
  const form = new FormData()
  for (const [key, value] of Object.entries(formData)) form.append(key, value)
  form.append(name, new Blob([new Uint8Array(bytes)]), filePath.split('/').at(-1))
  const response = await fetch(url, { method: 'POST', body: form, headers: header })
  return { statusCode: response.status, data: await response.text() }
}
