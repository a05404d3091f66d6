await import('../../e2e/src/demo.ts');
