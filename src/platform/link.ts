/** An address outside the app. Twins: a mini program may not open one, so it copies; a browser opens. */
export type OpenLink = (address: string) => Promise<'opened' | 'copied' | 'failed'>

export const openLink: OpenLink = async () => 'opened'
