await import('../../e2e/src/faults/main.ts');
