import { z } from 'zod'
import { declarations } from '../../contracts'
import type { Declaration } from '../../contracts/declare'

/** Every cloud function with who may call it, what it takes and gives, and what it can refuse. */
export function functionsPage(): string {
  return `# Cloud functions

Made from \`contracts/\`. Each is called as \`AV.Cloud.run(name, input)\`, that is
\`POST /1.1/functions/<name>\`, and answers \`{ "result": … }\`. Every function can also refuse with
\`INVALID_INPUT\`, \`TOO_MANY_REQUESTS\` and \`TIMED_OUT\`; those for donors, staff and operators with
\`NO_SESSION\`, those for staff and operators with \`FORBIDDEN\`. See [errors](errors.md).

By hand, a call carries the headers \`X-LC-Id\` and \`X-LC-Key\` (the settings \`LEANCLOUD_APP_ID\` and
\`LEANCLOUD_APP_KEY\`: \`lantern\` and \`lantern-demo\`) and \`Content-Type: application/json\`. Whoever is to
be known also sends \`X-LC-Session\`, the \`sessionToken\` that \`POST /1.1/users\` answers to
\`{ "authData": { "lc_weapp": { "code": "…" } } }\` with a fresh login code of the chat app. A key is 1 to 64 and an
identifier 4 to 40 letters, digits, \`_\` or \`-\`.

| function | who | what it does |
|---|---|---|
${declarations.map(({ name, who, about }) => `| [\`${name}\`](#${anchor(name)}) | ${who} | ${about} |`).join('\n')}

${declarations.map(section).join('\n')}`
}

function section({ name, about, input, result, refusals }: Declaration): string {
  const refused = refusals.map((refusal) => `\`${refusal}\``).join(', ')
  return `## ${name}

${about}

- input: ${shape(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))}
- result: ${shape(z.toJSONSchema(result, { unrepresentable: 'any' }))}
- refusals: ${refused || 'none of its own'}
`
}

function anchor(name: string): string {
  return name.toLowerCase().replaceAll('.', '')
}

type Schema = z.core.JSONSchema.BaseSchema

function shape(schema: Schema): string {
  return `\`${write(schema)}\``
}

/** A schema in the short form of a TypeScript type, with its bounds. */
function write(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const).replaceAll('"', "'")
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => write(choice as Schema)).join(' | ')
  if (schema.type === 'array') return `${write((schema.items ?? {}) as Schema)}[]`
  if (schema.type === 'object') return writeObject(schema)
  if (schema.type === 'integer' || schema.type === 'number') return writeNumber(schema)
  return String(schema.type ?? 'string')
}

function writeObject(schema: Schema): string {
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => `${name}${required.has(name) ? '' : '?'}: ${write(field as Schema)}`,
  )
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function writeNumber({ type, minimum, maximum }: Schema): string {
  const bounded = (bound: number | undefined) =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : ''
  const [from, to] = [bounded(minimum), bounded(maximum)]
  return from === '' && to === '' ? String(type) : `${type} ${from}..${to}`
}
