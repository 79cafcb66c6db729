/** The same said twice: Chinese first. */
export type Words = { chinese: string; english: string }

/** The name behind an openid. */
export type NameOf = (openid: string) => string
