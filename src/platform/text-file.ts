/** A text file that the person chooses. Twins: WeChat picks one from a chat, a browser from the machine. This one is for tests. */
export type ChosenText = { text: string } | 'left' | 'failed'

/** `extension` without its dot. Larger ones than this are no receipt of ours, and `failed`. */
export type ChooseText = (extension: string) => Promise<ChosenText>

export const TEXT_BYTES_MAX = 200_000

export const chooseText: ChooseText = async () => 'left'
