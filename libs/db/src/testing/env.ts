/** A PostgreSQL server on which databases may be created; `npm test` sets it. */
export function testServerUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) {
    throw new Error(
      'TEST_DATABASE_URL is not set: the URL of a PostgreSQL server on which tests may create databases. `npm test` sets it.',
    );
  }
  return url;
}
