import { z } from 'zod'

/** A page of the mini program with its query, as `wx` takes it and as cards, notices and codes name it. */

const PATH_LENGTH_MAX = 1024

const PAGE_PATH = /^\/?(pages(\/[\w-]+)+(\?[^\s#]*)?)$/

/** Kept without the slash that a card's path may begin with. */
export const pagePath = z
  .string()
  .max(PATH_LENGTH_MAX)
  .regex(PAGE_PATH, 'must be a page, like pages/project/index?projectId=1')
  .transform((path) => path.replace(/^\//, ''))

/** A query alone, without the question mark. */
export const pageQuery = z
  .string()
  .max(PATH_LENGTH_MAX)
  .regex(/^(?!\?)[^\s#]*$/, 'must be a query, like projectId=1&channel=moments')

/** What `wx.getEnterOptionsSync` tells of a path; values stay as they were written, escapes and all. */
export const enterOptions = (written: string) => {
  const [path = '', ...rest] = written.split('?')
  return { path, query: Object.fromEntries(rest.join('?').split('&').flatMap(pairIn)) }
}

const pairIn = (text: string): [string, string][] => {
  const [name = '', ...rest] = text.split('=')
  return name === '' ? [] : [[name, rest.join('=')]]
}
