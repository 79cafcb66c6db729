/** Reads the mini program code in a picture, as a camera would: by what it says and by nothing else. */

/** Enough for a code that fills a third of a poster; the reader takes its time for every pixel. */
const SIDE_MAX = 1_200

const CODE_ADDRESS = /\/code\/([\w-]+)$/

/** The code's id; undefined when the picture has no code of this simulator's. Rejects when it is no picture. */
export async function codeInPicture(file: Blob): Promise<string | undefined> {
  const { default: read } = await import('jsqr')
  const { data, width, height } = await pixelsOf(file)
  const says = read(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? ''
  return CODE_ADDRESS.exec(says)?.[1]
}

async function pixelsOf(file: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws nothing')
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
