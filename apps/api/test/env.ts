/** A server on which tests make databases of their own; set by `npm test`. */
export const testDatabaseUrl = process.env.TEST_DATABASE_URL;
