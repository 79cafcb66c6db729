import { errors } from '../../contracts/errors'

/** The error catalogue as a table. */
export function errorsPage(): string {
  const rows = Object.entries(errors).map(
    ([name, { code, status, zh, en }]) => `| \`${name}\` | ${code} | ${status} | ${zh} | ${en} |`,
  )
  return `# Errors

Made from \`contracts/errors.ts\`. Every failure answers \`{ code, error, name, details }\` with the status
given here. \`name\` is what programs read; \`error\` is a sentence that can be shown. Codes below 10000 are
LeanCloud's own.

| name | code | status | zh | en |
|---|---|---|---|---|
${rows.join('\n')}
`
}
