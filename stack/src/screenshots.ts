await import('../../e2e/src/screenshots.ts');
