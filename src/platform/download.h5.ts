/** The browser's download of bytes under a name. */
export function download(fileName: string, bytes: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = fileName
  link.click()
  // The browser has its own hold on the file once the download has begun.
  URL.revokeObjectURL(link.href)
}
