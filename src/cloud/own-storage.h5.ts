type NamedTexts = {
  getItem(name: string): string | null
  setItem(name: string, value: string): void
  removeItem(name: string): void
  clear(): void
}

/** The device's storage under one person's names alone, as the SDK takes one. */
export function ownStorage(drawer: string): NamedTexts {
  return {
    getItem: (name) => localStorage.getItem(drawer + name),
    setItem: (name, value) => localStorage.setItem(drawer + name, value),
    removeItem: (name) => localStorage.removeItem(drawer + name),
    clear() {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(drawer)) localStorage.removeItem(name)
      }
    },
  }
}
