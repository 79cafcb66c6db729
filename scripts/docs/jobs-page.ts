import { jobs } from '../../cloudfunctions/jobs'

/** The work that comes due, by name. */
export function jobsPage(): string {
  const rows = Object.entries(jobs).map(
    ([name, { key, about }]) => `| \`${name}\` | ${key} | ${about} |`,
  )
  return `# Jobs

Made from \`cloudfunctions/jobs\`. A job is a row: it is written in the transaction of the fact that calls
for it, claimed with a lease, and comes back later when it fails.

| job | key | what it does |
|---|---|---|
${rows.join('\n')}
`
}
