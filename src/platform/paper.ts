/**
 * A paper of the product's, which is a PDF. Twins: WeChat shows it, with its own menu to send and keep it;
 * a browser downloads it. This one is for tests.
 */
export type OpenPaper = (paper: {
  fileName: string
  base64: string
}) => Promise<'shown' | 'downloaded' | 'failed'>

export const openPaper: OpenPaper = async () => 'shown'
