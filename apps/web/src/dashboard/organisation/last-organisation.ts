const name = 'latchkey.organisation';

/** The organisation that was looked at last in this browser. */
export const lastOrganisation = {
  read(): string | null {
    try {
      return window.localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  write(organisationId: string): void {
    try {
      window.localStorage.setItem(name, organisationId);
    } catch {
      // Kept nowhere: the first of the list is shown next time.
    }
  },
};
