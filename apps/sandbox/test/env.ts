/** Folder of the conformance tools; without it answers and updates are not checked against the providers' contracts. */
export const conformanceDir = process.env.CONFORMANCE_DIR || undefined;
