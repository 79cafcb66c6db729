/** A page as codes and the app's own list name it: from the root of the mini program, without a query. */
export const PAGE_NAME = /^\w[\w-]*(\/[\w-]+)*$/
