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
