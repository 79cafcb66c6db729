/** What is typed to go, in either language. Apart from the schemas, so that the screen can use it. */
export const DELETION_WORDS = ['删除', 'DELETE'] as const
