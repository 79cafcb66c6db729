import type { Album } from './album'

export const album: Album = {
  keeps: 'downloads',
  async save(picture, fileName) {
    const link = document.createElement('a')
    link.href = picture
    link.download = fileName
    link.click()
    return 'downloaded'
  },
  openSettings: async () => true,
  canSend() {
    const file = new File([], 'poster.png', { type: 'image/png' })
    return navigator.canShare?.({ files: [file] }) ?? false
  },
  async send(picture, fileName) {
    try {
      const blob = await (await fetch(picture)).blob()
      const files = [new File([blob], fileName, { type: blob.type })]
      await navigator.share({ files })
    } catch {
      // A person who closes the panel has decided.
    }
  },
}
