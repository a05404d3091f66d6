/** Folder of the conformance tools, relative to the repository's root or absolute; null where there is none. */
export const conformanceDir = process.env.CONFORMANCE_DIR || null;
