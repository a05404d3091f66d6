/** Where the conformance proxies are; the runs against them are skipped without it. */
export const conformanceDir = process.env.CONFORMANCE_DIR;
