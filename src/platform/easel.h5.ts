import type { Easel, EaselWish, Picture } from './easel'

export const easel: Easel = {
  onPage: false,
  async draw(wish) {
    const canvas = document.createElement('canvas')
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('there is no canvas')
    const pictures = await loaded(wish.pictures)
    const { width, height, paint } = wish.plan(brush)
    canvas.width = width * wish.scale
    canvas.height = height * wish.scale
    brush.scale(wish.scale, wish.scale)
    paint(pictures)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!blob) throw new Error('the picture could not be kept')
    return URL.createObjectURL(blob)
  },
}

async function loaded<Name extends string>(
  addresses: EaselWish<Name>['pictures'],
): Promise<Record<Name, Picture>> {
  const names = Object.keys(addresses) as Name[]
  const entries = names.map(async (name) => {
    const image = new Image()
    image.src = addresses[name]
    await image.decode()
    return [name, image] as const
  })
  return Object.fromEntries(await Promise.all(entries)) as unknown as Record<Name, Picture>
}
