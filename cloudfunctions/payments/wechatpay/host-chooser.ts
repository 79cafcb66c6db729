/**
 * Which of the two hosts to call. The main one, until it fails; then the backup for a minute, so that
 * not every call of an outage has to find out for itself; and back at once when the backup fails too.
 */
type HostChooser = {
  choose(): string
  /** It gave no answer, or one that cannot be trusted. */
  blame(host: string): void
  /** One of them has answered. */
  trust(): void
  /** Both have failed a moment ago, one after the other, and none has answered since. */
  bothDown(): boolean
}

const ON_BACKUP_MS = 60_000
const A_MOMENT_MS = 5_000

export function hostChooser(
  [main, backup]: readonly [string, string],
  wallClock: { now: () => Date },
): HostChooser {
  let onBackupUntilMs = 0
  const failedAtMs = new Map<string, number>()
  const nowMs = () => wallClock.now().getTime()
  return {
    choose: () => (nowMs() < onBackupUntilMs ? backup : main),
    blame(host) {
      onBackupUntilMs = host === main ? nowMs() + ON_BACKUP_MS : 0
      failedAtMs.set(host, nowMs())
    },
    trust: () => failedAtMs.clear(),
    bothDown: () =>
      main !== backup &&
      [main, backup].every((host) => nowMs() - (failedAtMs.get(host) ?? 0) < A_MOMENT_MS),
  }
}
