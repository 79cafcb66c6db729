/**
 * Which of the two hosts to call. The main one, until it fails; then the backup for a minute, so that
 * not every call of an outage has to find out for itself; and back at once when the backup fails too.
 */
type HostChooser = { choose(): string; blame(host: string): void }

const ON_BACKUP_MS = 60_000

export function hostChooser(
  [main, backup]: readonly [string, string],
  wallClock: { now: () => Date },
): HostChooser {
  let onBackupUntilMs = 0
  return {
    choose: () => (wallClock.now().getTime() < onBackupUntilMs ? backup : main),
    blame: (host) => {
      onBackupUntilMs = host === main ? wallClock.now().getTime() + ON_BACKUP_MS : 0
    },
  }
}
